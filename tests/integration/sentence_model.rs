//! `--model`: a sentence model that ranks besides the built-in table, made here of a few dimensions, and the real one.
//!
//! The real one is asked for by name: it is not part of the project (`tools/README.md` says where it is had).
//!
//! ```text
//! VSQ_SENTENCE_MODEL=DIR cargo test --release --features sentence-model --test integration -- --ignored real_model
//! ```

use crate::fixtures::{Place, TODAY, messages, results};

#[cfg(feature = "sentence-model")]
#[path = "../../src/matching/sentence/tests/tiny.rs"]
#[allow(dead_code, reason = "the tests beside the code use all of it")]
mod tiny;

fn ask(place: &Place) -> std::process::Output {
    place.vsq(&[
        "ask",
        "Do you sell customer data?",
        "--json",
        "--explain",
        "--bank",
        "bank",
        "--today",
        TODAY,
        "--model",
        "model",
    ])
}

#[cfg(not(feature = "sentence-model"))]
#[test]
fn a_build_without_the_feature_says_what_it_lacks() {
    let place = Place::new();
    let output = ask(&place);
    assert_eq!((output.status.code(), results(&output).as_str()), (Some(2), ""));
    let said = messages(&output);
    assert!(said.contains("reads no sentence models") && said.contains("--features sentence-model"), "{said}");
}

#[cfg(feature = "sentence-model")]
mod with_the_feature {
    use std::fs;
    use std::path::PathBuf;
    use std::sync::Arc;

    use serde::Deserialize;
    use serde_json::Value;
    use vsq::matching::encoder::Encoder;
    use vsq::matching::sentence::SentenceModel;

    use super::{Place, TODAY, ask, messages, results, tiny};
    use crate::answers::{self, Finding, INVENTED, VENDORS};
    use crate::labelled::Asked;

    fn modelled() -> Place {
        let place = Place::new();
        tiny::save(&place.path("model"), tiny::Layers::Drawn);
        place
    }

    /// The files in which vectors are kept.
    fn kept(place: &Place) -> Vec<PathBuf> {
        let files = place.files().into_iter().map(|(path, _)| path);
        files.filter(|path| path.extension().is_some_and(|extension| extension == "vectors")).collect()
    }

    #[test]
    fn a_model_has_its_say_and_its_vectors_of_the_bank_are_kept() {
        let place = modelled();
        let output = ask(&place);
        let said = results(&output);
        assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
        let answer: Value = serde_json::from_str(&said).unwrap();
        assert!(answer["matches"][0]["features"]["model"].is_f64(), "{said}");
        let [file] = kept(&place).try_into().unwrap();
        let whole = fs::read(&file).unwrap();
        assert_eq!(results(&ask(&place)), said);
        fs::write(&file, &whole[..whole.len() / 2]).unwrap();
        assert_eq!(results(&ask(&place)), said);
        assert_eq!(fs::read(&file).unwrap(), whole);
    }

    #[test]
    fn a_fill_names_the_model_in_its_report_and_a_model_changed_is_other_work() {
        let place = modelled();
        let fill = || {
            let arguments = ["fill", "form.xlsx", "--json", "--resume", "--bank", "bank", "--today", TODAY];
            let output = place.vsq(&[&arguments[..], &["--force", "--model", "model"]].concat());
            assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
            (serde_json::from_str::<Value>(&results(&output)).unwrap(), messages(&output))
        };
        let first = fill().0;
        assert_eq!(first["terms"]["model"].as_str().map(str::len), Some(64), "{first}");
        tiny::save(&place.path("model"), tiny::Layers::Idle);
        let second = fill().0;
        assert_ne!(second["terms"]["model"], first["terms"]["model"]);
    }

    #[test]
    fn a_folder_that_is_no_model_is_refused_in_one_line_with_a_hint() {
        let place = modelled();
        place.write("model/config.json", "{\"model_type\": \"gpt2\"}");
        let output = ask(&place);
        assert_eq!((output.status.code(), results(&output).as_str()), (Some(2), ""));
        assert_eq!(
            messages(&output),
            "vsq: this sentence model is not supported: it is of the kind gpt2\n     \
             models of the BERT kind with mean or first-token pooling are read, such as all-MiniLM-L6-v2\n"
        );
    }

    fn real() -> SentenceModel {
        let folder = std::env::var_os("VSQ_SENTENCE_MODEL").expect("VSQ_SENTENCE_MODEL names the model's folder");
        SentenceModel::open(folder.as_ref()).unwrap()
    }

    #[derive(Deserialize)]
    struct Reference {
        text: String,
        vector: Vec<f64>,
    }

    #[test]
    #[ignore = "needs all-MiniLM-L6-v2 in VSQ_SENTENCE_MODEL"]
    fn real_model_gives_the_vectors_that_were_worked_out_by_themselves() {
        let references: Vec<Reference> =
            serde_json::from_str(include_str!("../reference/all-MiniLM-L6-v2.json")).unwrap();
        let model = real();
        for Reference { text, vector } in references {
            let found = model.encode(&text);
            assert_eq!(found.len(), vector.len());
            let cosine: f64 = found.iter().zip(&vector).map(|(found, part)| f64::from(*found) * part).sum();
            let apart = found.iter().zip(&vector).map(|(found, part)| (f64::from(*found) - part).abs());
            println!("{cosine:.7}, at most {:.1e} apart: {}", apart.fold(0.0, f64::max), text.split_at(2).0);
            assert!((1.0 - cosine).abs() < 1e-4, "{cosine} for {text}");
        }
    }

    #[test]
    #[ignore = "needs all-MiniLM-L6-v2 in VSQ_SENTENCE_MODEL"]
    fn real_model_makes_no_answer_wrong() {
        let model: Arc<dyn Encoder> = Arc::new(real());
        let (mut wrong, mut aided, mut plain) = (Vec::new(), 0, 0);
        for vendor in VENDORS.iter().chain(&INVENTED) {
            let without = Asked::of(vendor);
            let with = Asked::of(vendor);
            let matcher = with.matcher.aided_by(Arc::clone(&model), &with.bank.entries);
            let with = Asked { bank: with.bank, matcher };
            for label in answers::labels_of(vendor) {
                let finding = |asked: &Asked| {
                    let (section, plan) = (label.section.as_deref(), label.plan.as_deref());
                    answers::compare(&label.expect, &asked.reply(&label.question, section, plan))
                };
                let found = finding(&with);
                aided += usize::from(found == Finding::Right);
                plain += usize::from(finding(&without) == Finding::Right);
                if let Finding::Wrong(why) = found {
                    wrong.push(format!("{}: {}: {why}", label.id, label.question));
                }
            }
        }
        println!("right with the model: {aided}, without: {plain}");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
