//! Models of a few dimensions, made here: whole ones, and folders that are none.

pub mod tiny;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{ModelError, SentenceModel};
use crate::matching::encoder::Encoder;
use tiny::{DIMENSIONS, Layers, PIECES};

/// A folder with the model.
pub fn saved(layers: Layers) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    tiny::save(folder.path(), layers);
    folder
}

fn open(folder: &Path) -> Result<SentenceModel, ModelError> {
    SentenceModel::open(folder)
}

/// The vector of a piece in a model whose layers do nothing: its own, brought to mean 0 and variance 1.
fn state(name: &str) -> [f64; DIMENSIONS] {
    let number = PIECES.iter().position(|piece| *piece == name).unwrap();
    let piece = tiny::piece(number).map(f64::from);
    let mean = piece.iter().sum::<f64>() / DIMENSIONS as f64;
    let variance = piece.iter().map(|part| (part - mean).powi(2)).sum::<f64>() / DIMENSIONS as f64;
    piece.map(|part| (part - mean) / variance.sqrt())
}

/// The mean of the vectors of pieces, of unit length.
fn mean(names: &[&str]) -> Vec<f64> {
    let states: Vec<_> = names.iter().map(|name| state(name)).collect();
    let sums: Vec<f64> = (0..DIMENSIONS).map(|at| states.iter().map(|state| state[at]).sum()).collect();
    let length = sums.iter().map(|sum| sum * sum).sum::<f64>().sqrt();
    sums.into_iter().map(|sum| sum / length).collect()
}

fn assert_near(found: &[f32], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((f64::from(*found) - expected).abs() < 1e-5, "{found} for {expected}");
    }
}

#[test]
fn a_text_is_cut_into_pieces_and_their_vectors_are_pooled_as_the_folder_says() {
    let folder = saved(Layers::Idle);
    let pieces = ["[CLS]", "data", "is", "encrypt", "##ed", "at", "rest", "?", "[SEP]"];
    let text = "Data is encrypted, at REST?".replace(',', "");
    assert_near(&open(folder.path()).unwrap().encode(&text), &mean(&pieces));
    tiny::write(folder.path(), "1_Pooling/config.json", &tiny::pooling("cls_token"));
    assert_near(&open(folder.path()).unwrap().encode(&text), &mean(&["[CLS]"]));
}

#[test]
fn a_long_text_is_read_as_far_as_the_folder_says() {
    let folder = saved(Layers::Idle);
    let model = open(folder.path()).unwrap();
    let data = vec!["data"; tiny::MOST_TOKENS - 2];
    let read: Vec<&str> = ["[CLS]"].into_iter().chain(data).chain(["[SEP]"]).collect();
    assert_near(&model.encode(&"data ".repeat(1_000)), &mean(&read));
    assert_near(&model.encode(&format!("data{}", " ".repeat(1_000_000))), &mean(&["[CLS]", "data", "[SEP]"]));
    assert!(model.encode(" \n").is_empty());
}

#[test]
fn a_text_has_the_same_vector_in_any_company_and_on_any_number_of_threads() {
    let folder = saved(Layers::Drawn);
    let model = open(folder.path()).unwrap();
    let texts = ["data is encrypted", "keys are rotated?", "", "backups", "at rest at rest at rest"];
    let alone: Vec<Vec<f32>> = texts.iter().map(|text| model.encode(text)).collect();
    assert_ne!(alone[0], alone[1]);
    for threads in [1, 3] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        assert_eq!(pool.install(|| model.encode_all(&texts)), alone);
    }
    let again = open(folder.path()).unwrap();
    assert_eq!(again.digest(), model.digest());
    assert_eq!(again.encode_all(&texts), alone);
    assert_ne!(open(saved(Layers::Idle).path()).unwrap().digest(), model.digest());
}

#[test]
fn a_folder_that_lacks_a_file_or_holds_something_else_says_which() {
    for name in ["modules.json", "1_Pooling/config.json", "config.json", "tokenizer.json", "model.safetensors"] {
        let folder = saved(Layers::Drawn);
        fs::write(folder.path().join(name), "{\"a\": [").unwrap();
        let error = open(folder.path()).unwrap_err();
        assert!(
            matches!(error, ModelError::Json { .. } | ModelError::Tokenizer(_) | ModelError::Weights(_)),
            "{error}"
        );
        assert!(!error.hint().is_empty() && !error.to_string().contains('\n'), "{error}");
        fs::remove_file(folder.path().join(name)).unwrap();
        let error = open(folder.path()).unwrap_err();
        assert!(matches!(error, ModelError::Missing { .. }) && error.to_string().contains(name), "{error}");
    }
    let folder = saved(Layers::Drawn);
    fs::remove_file(folder.path().join("sentence_bert_config.json")).unwrap();
    open(folder.path()).unwrap();
    assert!(matches!(open(&folder.path().join("nowhere")), Err(ModelError::Missing { .. })));
}

/// What comes of a model with one value of one of its files changed.
fn changed(name: &str, file: Value, at: &str, value: Value) -> String {
    let (folder, mut file) = (saved(Layers::Drawn), file);
    *file.pointer_mut(at).unwrap_or_else(|| panic!("no {at}")) = value;
    tiny::write(folder.path(), name, &file);
    let error = open(folder.path()).expect_err(at);
    error.to_string()
}

#[test]
fn sizes_that_are_hostile_or_contradict_the_weights_are_refused() {
    for (at, value) in [
        ("/num_attention_heads", json!(0)),
        ("/num_attention_heads", json!(3)),
        ("/hidden_size", json!(0)),
        ("/hidden_size", json!(usize::MAX)),
        ("/num_hidden_layers", json!(1_000_000_000)),
        ("/max_position_embeddings", json!(0)),
        ("/model_type", json!("gpt2")),
    ] {
        let said = changed("config.json", tiny::config(), at, value);
        assert!(said.starts_with("this sentence model is not supported"), "{said}");
    }
    for (at, value) in [
        ("/vocab_size", json!(17)),
        ("/num_hidden_layers", json!(3)),
        ("/intermediate_size", json!(5)),
        ("/max_position_embeddings", json!(33)),
    ] {
        let said = changed("config.json", tiny::config(), at, value);
        assert!(said.starts_with("the model's weights cannot be used"), "{said}");
    }
    assert!(changed("config.json", tiny::config(), "/vocab_size", json!(15)).contains("beyond the model's 15"));
    assert!(changed("config.json", tiny::config(), "/hidden_act", json!("swish")).contains("swish"));
    let lengths = json!({"max_seq_length": 16, "do_lower_case": false});
    for most in [0, 2] {
        let said = changed("sentence_bert_config.json", lengths.clone(), "/max_seq_length", json!(most));
        assert!(said.contains("no room"), "{said}");
    }
}

#[test]
fn tokenizers_that_are_not_berts_are_refused() {
    for (at, value) in [
        ("/model/type", json!("BPE")),
        ("/model/unk_token", json!("[NONE]")),
        ("/normalizer/type", json!("Lowercase")),
        ("/pre_tokenizer", json!(null)),
        ("/post_processor/type", json!("RobertaProcessing")),
        ("/post_processor/single/0/SpecialToken/id", json!("[SEP]")),
        ("/added_tokens", json!([{"id": 5, "content": "<url>", "special": false}])),
    ] {
        let said = changed("tokenizer.json", tiny::tokenizer(), at, value);
        assert!(said.starts_with("the model's tokenizer cannot be used"), "{at}: {said}");
    }
}

#[test]
fn modules_of_other_kinds_and_paths_out_of_the_folder_are_refused() {
    for (at, value) in [
        ("/1/path", json!("../1_Pooling")),
        ("/1/path", json!("/1_Pooling")),
        ("/1/path", json!("")),
        ("/0/path", json!("..")),
        ("/0/type", json!("sentence_transformers.models.CLIPModel")),
        ("/2/type", json!("sentence_transformers.models.Dense")),
    ] {
        let said = changed("modules.json", tiny::modules(), at, value);
        assert!(said.contains("its modules are"), "{said}");
    }
    let pooling = tiny::pooling("mean_tokens");
    let said = changed("1_Pooling/config.json", pooling.clone(), "/pooling_mode_max_tokens", json!(true));
    assert!(said.contains("pools neither"), "{said}");
    let said = changed("1_Pooling/config.json", pooling, "/word_embedding_dimension", json!(9));
    assert!(said.contains("do not fit together"), "{said}");
}

#[test]
fn weights_that_are_no_numbers_are_refused() {
    let folder = saved(Layers::Drawn);
    let mut weights = tiny::weights(Layers::Drawn);
    let name = "encoder.layer.1.output.dense.bias";
    let broken = candle_core::Tensor::full(f32::NAN, DIMENSIONS, &candle_core::Device::Cpu).unwrap();
    weights.insert(name.to_owned(), broken);
    candle_core::safetensors::save(&weights, folder.path().join("model.safetensors")).unwrap();
    assert!(matches!(open(folder.path()), Err(ModelError::Weights(_))));
}

#[test]
fn whatever_bytes_change_the_model_is_read_or_refused() {
    let folder = saved(Layers::Drawn);
    let files = ["modules.json", "1_Pooling/config.json", "config.json", "tokenizer.json", "model.safetensors"];
    for name in files.into_iter().chain(["sentence_bert_config.json"]) {
        let path = folder.path().join(name);
        let whole = fs::read(&path).unwrap();
        // The weights' own numbers may be anything; their header is in the first part.
        let step = (whole.len().min(4_000) / 60).max(1);
        for at in (0..whole.len().min(4_000)).step_by(step) {
            for byte in [b'0', b'9', b'"'] {
                let mut bytes = whole.clone();
                bytes[at] = byte;
                fs::write(&path, &bytes).unwrap();
                if let Ok(model) = open(folder.path()) {
                    model.encode("keys are rotated");
                }
            }
            fs::write(&path, &whole[..at]).unwrap();
            assert!(open(folder.path()).is_err(), "{name} cut at {at}");
        }
        fs::write(&path, &whole).unwrap();
    }
}
