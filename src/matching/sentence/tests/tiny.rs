//! A model of a few dimensions in a folder, as sentence-transformers would save it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use candle_core::{Device, Tensor};
use serde_json::{Value, json};

/// The length of its vectors.
pub const DIMENSIONS: usize = 8;
/// How many tokens of a text it reads.
pub const MOST_TOKENS: usize = 16;
/// The pieces it knows, by their number.
pub const PIECES: [&str; 16] = [
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "data", "is", "encrypt", "##ed", "at", "rest", "keys", "are", "rotate", "##d",
    "?", "backups",
];

/// What the layers of a model do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layers {
    /// What weights drawn by chance, always the same, make them do.
    Drawn,
    /// Nothing: each hands on what it gets, so that the vectors can be worked out by hand.
    Idle,
}

/// The vector of a piece before anything is done with it.
pub fn piece(number: usize) -> [f32; DIMENSIONS] {
    let mut drawn = Drawn(number as u64 + 1);
    std::array::from_fn(|_| drawn.next())
}

/// Saves the model to a folder.
pub fn save(folder: &Path, layers: Layers) {
    fs::create_dir_all(folder.join("1_Pooling")).unwrap();
    fs::create_dir_all(folder.join("2_Normalize")).unwrap();
    write(folder, "modules.json", &modules());
    write(folder, "1_Pooling/config.json", &pooling("mean_tokens"));
    write(folder, "sentence_bert_config.json", &json!({"max_seq_length": MOST_TOKENS, "do_lower_case": false}));
    write(folder, "config.json", &config());
    write(folder, "tokenizer.json", &tokenizer());
    candle_core::safetensors::save(&weights(layers), folder.join("model.safetensors")).unwrap();
}

/// Writes one of its files.
pub fn write(folder: &Path, name: &str, json: &Value) {
    fs::write(folder.join(name), json.to_string()).unwrap();
}

pub fn modules() -> Value {
    let module = |at: usize, path: &str, kind: &str| json!({"idx": at, "name": at.to_string(), "path": path, "type": format!("sentence_transformers.models.{kind}")});
    json!([module(0, "", "Transformer"), module(1, "1_Pooling", "Pooling"), module(2, "2_Normalize", "Normalize")])
}

/// The pooling's configuration; `by` is `mean_tokens`, `cls_token` or `max_tokens`.
pub fn pooling(by: &str) -> Value {
    let mut pooling = json!({"word_embedding_dimension": DIMENSIONS});
    for known in ["cls_token", "mean_tokens", "max_tokens"] {
        pooling[format!("pooling_mode_{known}")] = (known == by).into();
    }
    pooling
}

pub fn config() -> Value {
    json!({
        "model_type": "bert", "vocab_size": PIECES.len(), "hidden_size": DIMENSIONS, "num_hidden_layers": 2,
        "num_attention_heads": 2, "intermediate_size": 2 * DIMENSIONS, "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1, "max_position_embeddings": 32, "type_vocab_size": 2, "initializer_range": 0.02,
        "layer_norm_eps": 1e-12, "pad_token_id": 0
    })
}

pub fn tokenizer() -> Value {
    let vocabulary: HashMap<&str, usize> = PIECES.iter().enumerate().map(|(at, piece)| (*piece, at)).collect();
    let special = |name: &str| json!({"id": name, "ids": [vocabulary[name]], "tokens": [name]});
    let mark = |name: &str| json!({"SpecialToken": {"id": name, "type_id": 0}});
    let sequence = |id: &str| json!({"Sequence": {"id": id, "type_id": 0}});
    json!({
        "version": "1.0",
        // As models are saved that were made for short texts in batches: neither is wanted here.
        "truncation": {"max_length": 4, "strategy": "LongestFirst", "stride": 0, "direction": "Right"},
        "padding": {"strategy": {"Fixed": 4}, "direction": "Right", "pad_to_multiple_of": null, "pad_id": 0,
            "pad_type_id": 0, "pad_token": "[PAD]"},
        "added_tokens": [],
        "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
            "strip_accents": null, "lowercase": true},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {"type": "TemplateProcessing", "single": [mark("[CLS]"), sequence("A"), mark("[SEP]")],
            "pair": [mark("[CLS]"), sequence("A"), mark("[SEP]"), sequence("B"), mark("[SEP]")],
            "special_tokens": {"[CLS]": special("[CLS]"), "[SEP]": special("[SEP]")}},
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100, "vocab": vocabulary}
    })
}

/// The weights by name.
pub fn weights(layers: Layers) -> HashMap<String, Tensor> {
    let (hidden, wide) = (DIMENSIONS, 2 * DIMENSIONS);
    let mut drawn = Drawn(7);
    let mut found = HashMap::new();
    let mut put = |name: String, shape: &[usize], value: &mut dyn FnMut() -> f32| {
        let values: Vec<f32> = (0..shape.iter().product()).map(|_| value()).collect();
        found.insert(name, Tensor::from_vec(values, shape, &Device::Cpu).unwrap());
    };
    let mut pieces = (0..PIECES.len()).flat_map(piece);
    put("embeddings.word_embeddings.weight".into(), &[PIECES.len(), hidden], &mut || pieces.next().unwrap());
    let idle = layers == Layers::Idle;
    let mut any = || if idle { 0.0 } else { drawn.next() };
    put("embeddings.position_embeddings.weight".into(), &[32, hidden], &mut any);
    put("embeddings.token_type_embeddings.weight".into(), &[2, hidden], &mut any);
    let mut norms = vec!["embeddings".to_owned()];
    for layer in ["encoder.layer.0", "encoder.layer.1"] {
        let self_attention = ["query", "key", "value"].map(|name| (format!("attention.self.{name}"), hidden, hidden));
        let rest = [
            ("attention.output.dense".to_owned(), hidden, hidden),
            ("intermediate.dense".to_owned(), wide, hidden),
            ("output.dense".to_owned(), hidden, wide),
        ];
        for (name, out, into) in self_attention.into_iter().chain(rest) {
            put(format!("{layer}.{name}.weight"), &[out, into], &mut any);
            put(format!("{layer}.{name}.bias"), &[out], &mut any);
        }
        norms.extend([format!("{layer}.attention.output"), format!("{layer}.output")]);
    }
    for name in norms {
        put(format!("{name}.LayerNorm.weight"), &[hidden], &mut || 1.0);
        put(format!("{name}.LayerNorm.bias"), &[hidden], &mut || 0.0);
    }
    found
}

/// Numbers between -0.5 and 0.5 that are always the same (a linear congruential generator with Knuth's constants).
struct Drawn(u64);

impl Drawn {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32 - 0.5
    }
}
