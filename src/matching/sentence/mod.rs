//! A sentence model from a local folder in the form of sentence-transformers: BERT, pooled to one vector a text.
//!
//! Nothing is downloaded and nothing but the folder is read. The arithmetic is candle's, on the processor, one text at a
//! time without padding, so that a text's vector does not depend on what is encoded with it or on how many threads
//! there are.

mod faults;
mod folder;
mod kept;
#[cfg(test)]
mod tests;
mod tokenizer;

use std::fmt;
use std::path::Path;

use candle_core::{Device, Tensor};
use candle_transformers::models::bert::BertModel;
use rayon::prelude::*;
use tokenizers::Tokenizer;

pub use faults::ModelError;
pub use folder::Pooling;
pub use kept::Kept;

use super::encoder::Encoder;

/// The most characters of a text that are read: far beyond what fits a model, so that a hostile text costs little.
const LONGEST_TEXT: usize = 20_000;

/// A sentence model, ready to encode.
pub struct SentenceModel {
    tokenizer: Tokenizer,
    bert: BertModel,
    pooling: Pooling,
    dimensions: usize,
    digest: String,
}

impl SentenceModel {
    /// Reads a model from its folder: `modules.json`, the pooling's `config.json`, and of the transformer `config.json`,
    /// `tokenizer.json`, `model.safetensors` and, where it is there, `sentence_bert_config.json`.
    ///
    /// # Errors
    /// [`ModelError`] where a file is missing, too large or not what it should be, where the model is of a kind that is
    /// not read, and where it cannot encode a sentence.
    pub fn open(folder: &Path) -> Result<Self, ModelError> {
        let folder::Parts { tokenizer, bert, pooling, dimensions, digest } = folder::read(folder)?;
        let model = Self { tokenizer, bert, pooling, dimensions, digest };
        // Sizes that contradict each other, and weights that are no numbers, show when the model is first used.
        let tried = model.forward("Is customer data encrypted at rest?")?;
        let sound = tried.len() == dimensions && tried.iter().all(|component| component.is_finite());
        let sound = sound && tried.iter().any(|component| *component != 0.0);
        if sound { Ok(model) } else { Err(ModelError::Weights("what it makes of a sentence is no vector".to_owned())) }
    }

    /// SHA-256 over the files that it was read from, hexadecimal.
    #[must_use]
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// How long its vectors are.
    #[must_use]
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// What the network makes of a text, pooled, of any length; empty where the tokenizer finds nothing in it.
    fn forward(&self, text: &str) -> Result<Vec<f32>, ModelError> {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or(text);
        let tokens = self
            .tokenizer
            .encode(text, true)
            .map_err(|error| ModelError::Tokenizer(faults::shortened(&error.to_string())))?;
        if tokens.get_ids().is_empty() {
            return Ok(Vec::new());
        }
        let ids = Tensor::new(tokens.get_ids(), &Device::Cpu)?.unsqueeze(0)?;
        let states = self.bert.forward(&ids, &ids.zeros_like()?, None)?.squeeze(0)?;
        let pooled = match self.pooling {
            Pooling::Mean => states.mean(0)?,
            Pooling::First => states.get(0)?,
        };
        Ok(pooled.to_vec1()?)
    }
}

impl Encoder for SentenceModel {
    fn encode(&self, text: &str) -> Vec<f32> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        // The model has shown that it works; a text that it fails on all the same has no say in the ranking.
        let mut vector = self.forward(text).unwrap_or_default();
        let length = vector.iter().map(|component| component * component).sum::<f32>().sqrt();
        if !length.is_normal() {
            return Vec::new();
        }
        vector.iter_mut().for_each(|component| *component /= length);
        vector
    }

    fn encode_all(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        texts.par_iter().map(|text| self.encode(text)).collect()
    }
}

impl fmt::Debug for SentenceModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pooling, dimensions, digest, .. } = self;
        write!(f, "SentenceModel {{ pooling: {pooling:?}, dimensions: {dimensions}, digest: {digest:?} }}")
    }
}
