//! The tokenizer of a BERT model, put together from what `tokenizer.json` says.
//!
//! Such a file may describe any tokenizer there is, and one that contradicts itself makes the library panic when it is
//! used. Only the kind that BERT has is taken: its parts are read one by one, checked against each other, and no others used.

use serde::Deserialize;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::processors::bert::BertProcessing;
use tokenizers::{Model, Tokenizer, TruncationParams};

use super::faults::{ModelError, shortened};

/// The marks that stand before and behind every text.
const MARKS: [&str; 2] = ["[CLS]", "[SEP]"];

/// `tokenizer.json`, as far as it is read.
#[derive(Deserialize)]
struct Described {
    normalizer: Normalizer,
    pre_tokenizer: PreTokenizer,
    model: WordPiece,
    post_processor: Processor,
    #[serde(default)]
    added_tokens: Vec<Added>,
}

/// What is done to a text's letters first.
#[derive(Deserialize)]
#[serde(tag = "type")]
enum Normalizer {
    BertNormalizer { clean_text: bool, handle_chinese_chars: bool, strip_accents: Option<bool>, lowercase: bool },
}

/// What cuts a text into words.
#[derive(Deserialize)]
#[serde(tag = "type")]
enum PreTokenizer {
    BertPreTokenizer,
}

/// What puts the marks around a text.
#[derive(Deserialize)]
#[serde(tag = "type")]
enum Processor {
    BertProcessing { sep: (String, u32), cls: (String, u32) },
    TemplateProcessing { single: Vec<Piece> },
}

/// A part of a template.
#[derive(Deserialize)]
enum Piece {
    SpecialToken { id: String },
    Sequence { id: String },
}

/// A token with a meaning of its own.
#[derive(Deserialize)]
struct Added {
    id: u32,
    content: String,
}

/// Reads a tokenizer that cuts texts to `most` tokens, marks included, of a vocabulary of `pieces`.
pub(super) fn read(bytes: &[u8], pieces: usize, most: usize) -> Result<Tokenizer, ModelError> {
    let described: Described = serde_json::from_slice(bytes).map_err(|error| fault(&error.to_string()))?;
    let Described { normalizer, pre_tokenizer: PreTokenizer::BertPreTokenizer, model, post_processor, added_tokens } =
        described;
    let Normalizer::BertNormalizer { clean_text, handle_chinese_chars, strip_accents, lowercase } = normalizer;
    let normalizer = BertNormalizer::new(clean_text, handle_chinese_chars, strip_accents, lowercase);
    let within = |id: &u32| usize::try_from(*id).is_ok_and(|id| id < pieces);
    if !model.get_vocab().values().all(within) {
        return Err(fault(&format!("it has pieces beyond the model's {pieces}")));
    }
    if let Some(added) = added_tokens.iter().find(|added| model.token_to_id(&added.content) != Some(added.id)) {
        return Err(fault(&format!("its vocabulary has no {}", added.content)));
    }
    if model.token_to_id(&model.unk_token).is_none() {
        return Err(fault(&format!("its vocabulary has no {}", model.unk_token)));
    }
    let marked = match &post_processor {
        Processor::BertProcessing { sep, cls } => [cls.0.as_str(), &sep.0] == MARKS,
        Processor::TemplateProcessing { single } => {
            let names = single.iter().map(|piece| match piece {
                Piece::SpecialToken { id } | Piece::Sequence { id } => id.as_str(),
            });
            names.eq([MARKS[0], "A", MARKS[1]])
        }
    };
    let mark = |name: &str| model.token_to_id(name).map(|id| (name.to_owned(), id));
    let (Some(first), Some(last), true) = (mark(MARKS[0]), mark(MARKS[1]), marked) else {
        return Err(fault("it does not put [CLS] before a text and [SEP] behind it"));
    };
    if most <= MARKS.len() {
        return Err(fault(&format!("{most} tokens of a text leave no room for the text")));
    }
    let mut tokenizer = Tokenizer::new(model);
    tokenizer.with_normalizer(Some(normalizer)).map_err(|error| fault(&error.to_string()))?;
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    tokenizer.with_post_processor(Some(BertProcessing::new(last, first)));
    let truncation = TruncationParams { max_length: most, ..TruncationParams::default() };
    tokenizer.with_truncation(Some(truncation)).map_err(|error| fault(&error.to_string()))?;
    Ok(tokenizer)
}

fn fault(what: &str) -> ModelError {
    ModelError::Tokenizer(shortened(what))
}
