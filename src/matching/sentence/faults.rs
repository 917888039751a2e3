//! Why a sentence model could not be read.

use std::path::PathBuf;

use thiserror::Error;

use crate::files::FileError;

/// The most characters that are told of what a library says.
const LONGEST_TOLD: usize = 200;

/// Why a sentence model could not be read.
#[derive(Debug, Error)]
pub enum ModelError {
    /// A file that such a folder has is not there.
    #[error("{} is no sentence model: it has no {name}", folder.display())]
    Missing {
        /// The folder.
        folder: PathBuf,
        /// The file, as from the folder.
        name: String,
    },
    /// A file could not be read, or is larger than what is ever read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file is not the JSON that it should be.
    #[error("{}: {reason}", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its place.
        reason: String,
    },
    /// It is a model of a kind that is not read, or of sizes that no model has.
    #[error("this sentence model is not supported: {0}")]
    Unsupported(String),
    /// The tokenizer cannot be used.
    #[error("the model's tokenizer cannot be used: {0}")]
    Tokenizer(String),
    /// The weights cannot be used: tensors are missing, of other shapes than the configuration says, or no numbers.
    #[error("the model's weights cannot be used: {0}")]
    Weights(String),
}

impl ModelError {
    /// What to do, in one line.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Missing { .. } => {
                "name a folder as sentence-transformers saves one: modules.json, config.json, tokenizer.json, model.safetensors"
            }
            Self::Unsupported(_) => {
                "models of the BERT kind with mean or first-token pooling are read, such as all-MiniLM-L6-v2"
            }
            Self::File(_) | Self::Json { .. } | Self::Tokenizer(_) | Self::Weights(_) => {
                "save the model again; without --model the built-in table ranks by meaning"
            }
        }
    }
}

impl From<candle_core::Error> for ModelError {
    fn from(error: candle_core::Error) -> Self {
        Self::Weights(shortened(&error.to_string()))
    }
}

/// The first line of what a library says: what follows may be a trace of calls, or as long as a file.
pub(super) fn shortened(said: &str) -> String {
    said.lines().next().unwrap_or_default().chars().take(LONGEST_TOLD).collect()
}
