//! The folder of a sentence model, as sentence-transformers saves it, checked before anything is built from it.

use std::path::{Component, Path, PathBuf};

use candle_core::{DType, Device};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use tokenizers::Tokenizer;

use super::faults::{ModelError, shortened};
use super::tokenizer;
use crate::files;

/// The largest file of weights that is read, in bytes.
const LARGEST_WEIGHTS: u64 = 2 * 1024 * 1024 * 1024;
/// The largest tokenizer that is read, in bytes.
const LARGEST_TOKENIZER: u64 = 64 * 1024 * 1024;
/// The largest configuration that is read, in bytes.
const LARGEST_CONFIGURATION: u64 = 1024 * 1024;
/// The most tokens of a text that are read: what attention costs grows with their square.
const MOST_TOKENS: usize = 512;

/// How a text's vector is made of its tokens' vectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pooling {
    /// Their mean.
    Mean,
    /// The first one (`[CLS]`).
    First,
}

/// A model as read from its folder.
pub(super) struct Parts {
    pub tokenizer: Tokenizer,
    pub bert: BertModel,
    pub pooling: Pooling,
    pub dimensions: usize,
    pub digest: String,
}

/// A step of `modules.json`.
#[derive(Deserialize)]
struct Module {
    path: String,
    r#type: String,
}

/// What `config.json` says of the model's kind.
#[derive(Deserialize)]
struct Kind {
    model_type: Option<String>,
}

/// The pooling's `config.json`.
#[derive(Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "they are the file's")]
struct PoolingConfig {
    word_embedding_dimension: usize,
    #[serde(default)]
    pooling_mode_cls_token: bool,
    #[serde(default)]
    pooling_mode_mean_tokens: bool,
    #[serde(default)]
    pooling_mode_max_tokens: bool,
    #[serde(default)]
    pooling_mode_mean_sqrt_len_tokens: bool,
    #[serde(default)]
    pooling_mode_weightedmean_tokens: bool,
    #[serde(default)]
    pooling_mode_lasttoken: bool,
}

/// `sentence_bert_config.json`.
#[derive(Deserialize, Default)]
struct Lengths {
    max_seq_length: Option<usize>,
    #[serde(default)]
    do_lower_case: bool,
}

/// The files of a folder; what is read of them goes into one digest.
struct Reader<'a> {
    folder: &'a Path,
    digest: Sha256,
}

/// Reads a model's folder.
pub(super) fn read(folder: &Path) -> Result<Parts, ModelError> {
    let mut reader = Reader { folder, digest: Sha256::new() };
    let steps: Vec<Module> = reader.json("modules.json")?;
    let (transformer, pooling) = modules(&steps)?;
    let file = |name: &str| if transformer.is_empty() { name.to_owned() } else { format!("{transformer}/{name}") };
    let pooling: PoolingConfig = reader.json(&format!("{pooling}/config.json"))?;
    let lengths: Lengths = reader.optional_json(&file("sentence_bert_config.json"))?;
    let kind: Kind = reader.json(&file("config.json"))?;
    if kind.model_type.as_deref().is_some_and(|kind| kind != "bert") {
        return unsupported(format!("it is of the kind {}", shortened(&kind.model_type.unwrap_or_default())));
    }
    let config: Config = reader.json(&file("config.json"))?;
    check(&config)?;
    if pooling.word_embedding_dimension != config.hidden_size || lengths.do_lower_case {
        return unsupported("its modules do not fit together".to_owned());
    }
    let pooling = pooling.kind()?;
    let most = lengths.max_seq_length.unwrap_or(MOST_TOKENS).min(config.max_position_embeddings).min(MOST_TOKENS);
    let tokenizer = reader.bytes(&file("tokenizer.json"), LARGEST_TOKENIZER)?;
    let tokenizer = tokenizer::read(&tokenizer, config.vocab_size, most)?;
    let weights = reader.bytes(&file("model.safetensors"), LARGEST_WEIGHTS)?;
    let weights = VarBuilder::from_buffered_safetensors(weights, DType::F32, &Device::Cpu)?;
    let bert = BertModel::load(weights, &config)?;
    let digest = reader.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Parts { tokenizer, bert, pooling, dimensions: config.hidden_size, digest })
}

/// The folders of the transformer and of the pooling, of `modules.json`.
fn modules(modules: &[Module]) -> Result<(&str, &str), ModelError> {
    let kinds: Vec<&str> = modules.iter().map(|module| module.r#type.rsplit('.').next().unwrap_or_default()).collect();
    let plain = |path: &str| Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    match (kinds.as_slice(), modules) {
        // Lengths mean nothing to the ranking, so that it is the same with a normalising step and without.
        (["Transformer", "Pooling"] | ["Transformer", "Pooling", "Normalize"], [transformer, pooling, ..])
            if plain(&transformer.path) && plain(&pooling.path) && !pooling.path.is_empty() =>
        {
            Ok((&transformer.path, &pooling.path))
        }
        _ => unsupported(format!("its modules are {}", shortened(&kinds.join(", ")))),
    }
}

impl PoolingConfig {
    fn kind(&self) -> Result<Pooling, ModelError> {
        let other = self.pooling_mode_max_tokens
            || self.pooling_mode_mean_sqrt_len_tokens
            || self.pooling_mode_weightedmean_tokens
            || self.pooling_mode_lasttoken;
        match (self.pooling_mode_mean_tokens, self.pooling_mode_cls_token, other) {
            (true, false, false) => Ok(Pooling::Mean),
            (false, true, false) => Ok(Pooling::First),
            _ => unsupported("it pools neither by the mean nor by the first token".to_owned()),
        }
    }
}

/// Sizes that no model has are refused before anything is made of them; what the weights hold is checked against the rest.
fn check(config: &Config) -> Result<(), ModelError> {
    let sizes = [
        ("vocab_size", config.vocab_size, 1_000_000),
        ("hidden_size", config.hidden_size, 4_096),
        ("num_hidden_layers", config.num_hidden_layers, 48),
        ("num_attention_heads", config.num_attention_heads, 128),
        ("intermediate_size", config.intermediate_size, 16_384),
        ("max_position_embeddings", config.max_position_embeddings, 65_536),
        ("type_vocab_size", config.type_vocab_size, 64),
    ];
    for (name, size, most) in sizes {
        if size == 0 || size > most {
            return unsupported(format!("{name} is {size}, not 1 to {most}"));
        }
    }
    if !config.hidden_size.is_multiple_of(config.num_attention_heads) {
        return unsupported("hidden_size is no multiple of num_attention_heads".to_owned());
    }
    Ok(())
}

impl Reader<'_> {
    /// The bytes of a file.
    fn bytes(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, ModelError> {
        let path = self.path(name);
        if !path.is_file() {
            return Err(ModelError::Missing { folder: self.folder.to_owned(), name: name.to_owned() });
        }
        let bytes = files::read_bounded(&path, limit)?;
        self.digest.update(format!("{name}\n{}\n", bytes.len()));
        self.digest.update(&bytes);
        Ok(bytes)
    }

    fn json<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, ModelError> {
        let bytes = self.bytes(name, LARGEST_CONFIGURATION)?;
        serde_json::from_slice(&bytes)
            .map_err(|error| ModelError::Json { path: self.path(name), reason: shortened(&error.to_string()) })
    }

    fn optional_json<T: DeserializeOwned + Default>(&mut self, name: &str) -> Result<T, ModelError> {
        if self.path(name).exists() { self.json(name) } else { Ok(T::default()) }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn unsupported<T>(what: String) -> Result<T, ModelError> {
    Err(ModelError::Unsupported(what))
}
