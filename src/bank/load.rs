//! Reading a bank's folder into a [`Bank`].

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::contents::{Contents, read_register};
use super::context::Context;
use super::faults::{BankFaults, Finding, Severity, nearest};
use super::provenance::Surroundings;
use super::render::Renderer;
use super::salvage;
use super::source::{Faults, Source};
use super::templates::Templates;
use super::topics::Topics;
use super::{Bank, Organisation};

/// The largest file of a bank that is read, in bytes.
pub const LARGEST_FILE: u64 = 8 * 1024 * 1024;

/// The files of a bank, in the order in which they are read.
pub const FILES: [&str; 5] = ["bank.json", "controls.json", "subprocessors.json", "encryption.json", "retention.json"];

/// What the names of an overlay's files begin with in messages.
const OVERLAY: &str = "overlay/";

/// What a bank is loaded with, besides its own files.
#[derive(Debug, Clone, Copy)]
pub struct LoadOptions<'o> {
    /// A folder of the same form laid over the bank: a customer's own bank.
    pub overlay: Option<&'o Path>,
    /// The canonical questions to ask over the facts.
    pub topics: &'o Topics,
}

/// Loads a bank.
///
/// # Errors
/// Every fault of every record of every file, with the warnings. A bank with a fault is not used in part: what a faulty
/// record would have replaced would come back to life.
pub fn load(folder: &Path, options: &LoadOptions<'_>) -> Result<Bank, BankFaults> {
    let mut faults = Faults::default();
    let own = read_folder(folder, "", &mut faults);
    let overlay = match options.overlay {
        Some(overlay) => read_folder(overlay, OVERLAY, &mut faults),
        None => Vec::new(),
    };
    assemble(&own, &overlay, options.topics, faults)
}

/// Makes a bank of files that are in memory, named as in a folder; those of an overlay as `overlay/bank.json`.
///
/// # Errors
/// As [`load`].
pub fn load_sources(own: &[Source], overlay: &[Source], topics: &Topics) -> Result<Bank, BankFaults> {
    assemble(own, overlay, topics, Faults::default())
}

fn assemble(own: &[Source], overlay: &[Source], topics: &Topics, mut faults: Faults) -> Result<Bank, BankFaults> {
    if !own.iter().any(|source| source.name == "bank.json") && !faults.any_error() {
        let hint = "a bank is a folder with a bank.json; choose another with --bank";
        faults.push(error("bank.json", "there is no such file", hint));
    }
    let mut contents = read_contents(own, "", &mut faults);
    contents.lay_over(read_contents(overlay, OVERLAY, &mut faults));
    let organisation = organisation(&contents, own, &mut faults);
    let surroundings = Surroundings {
        sources: &contents.sources,
        organisation: &organisation,
        reviewed: contents.reviewed,
        faulty: &contents.faulty,
    };
    let context = Context::new(&contents, &surroundings, &mut faults);
    let renderer = Renderer { context: &context, surroundings: &surroundings, templates: Templates::default() };
    let entries = renderer.entries(&contents.controls, topics, &mut faults);
    if faults.any_error() {
        return Err(BankFaults { findings: faults.arranged() });
    }
    let digest = digest([own, overlay, &topics.sources]);
    Ok(Bank { organisation, entries, grounds: context.grounds, digest, warnings: faults.arranged() })
}

fn error(file: &str, message: &str, hint: &str) -> Finding {
    Finding::about_file(file, Severity::Error, message, Some(hint.to_owned()))
}

fn organisation(contents: &Contents<'_>, own: &[Source], faults: &mut Faults) -> Organisation {
    let record = contents.organisation.clone();
    let name = record.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    if name.is_none()
        && !contents.faulty.contains("organisation")
        && own.iter().any(|source| source.name == "bank.json")
    {
        let hint = "\"organisation\": { \"name\": \"Example Ltd\" }";
        faults.push(error("bank.json", "the organisation has no name", hint));
    }
    Organisation {
        name: name.unwrap_or_default(),
        product: record.product,
        website: record.website,
        description: record.description,
        contacts: record.contacts,
        links: record.links,
        plans: record.plans,
        regions: record.regions,
    }
}

/// Reads the files of a bank's folder, each bounded in size.
fn read_folder(folder: &Path, prefix: &str, faults: &mut Faults) -> Vec<Source> {
    let mut names = Vec::new();
    match folder.read_dir() {
        Ok(places) => names.extend(places.flatten().filter_map(|place| place.file_name().into_string().ok())),
        Err(refused) => {
            let message = match refused.kind() {
                io::ErrorKind::NotFound => "there is no such folder".to_owned(),
                _ => refused.to_string(),
            };
            let shown = folder.display().to_string();
            faults.push(error(&shown, &message, "name a bank's folder with --bank"));
            return Vec::new();
        }
    }
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".json") && !FILES.contains(&name.as_str())) {
        let label = format!("{prefix}{name}");
        let (severity, hint) = match nearest(name, FILES) {
            Some(near) => (Severity::Error, format!("did you mean `{near}`?")),
            None => (Severity::Warning, format!("a bank holds {}", FILES.join(", "))),
        };
        faults.push(Finding::about_file(label, severity, "this file is not read", Some(hint)));
    }
    let mut sources = Vec::new();
    for file in FILES.iter().filter(|file| names.iter().any(|name| name == *file)) {
        let name = format!("{prefix}{file}");
        match read_file(&folder.join(file)) {
            Ok(text) => sources.push(Source::new(name, text)),
            Err(error) => faults.push(Finding::about_file(name, Severity::Error, error.to_string(), None)),
        }
    }
    sources
}

fn read_file(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("larger than {LARGEST_FILE} bytes")));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
            Err(io::Error::new(io::ErrorKind::InvalidData, format!("not UTF-8 from line {line} on")))
        }
    }
}

fn read_contents<'s>(sources: &'s [Source], prefix: &str, faults: &mut Faults) -> Contents<'s> {
    let mut contents = Contents::default();
    for source in sources {
        let name = source.name.strip_prefix(prefix).unwrap_or(&source.name);
        let register = name.strip_suffix(".json").unwrap_or(name);
        let mut broken = Faults::default();
        let Some(root) = source.root(&mut broken) else {
            let lost: &[&str] = if name == "bank.json" { &["organisation", "facts", "sources"] } else { &[register] };
            contents.faulty.extend(lost.iter().copied().map(str::to_owned));
            let records = if name == "bank.json" { Vec::new() } else { salvage::records(source, &mut broken) };
            // Where it breaks is told once: by the record, or else by the file.
            broken.findings.drain(..usize::from(broken.findings.len() > 1));
            broken.findings.into_iter().for_each(|finding| faults.push(finding));
            contents.read_salvaged(name, &records, faults);
            continue;
        };
        let before = faults.findings.len();
        match name {
            "bank.json" => contents.read_bank(&root, faults),
            "controls.json" => contents.read_controls(&root, faults),
            "subprocessors.json" => contents.subprocessors = read_register(&root, faults),
            "encryption.json" => contents.encryption = read_register(&root, faults),
            "retention.json" => contents.retention = read_register(&root, faults),
            _ => {}
        }
        if name != "bank.json" && faults.findings.len() > before {
            contents.faulty.insert(register.to_owned());
        }
    }
    contents
}

/// The SHA-256 of groups of files, by name, length and text. Of a name only its last part counts, so that it does not
/// matter where a folder lies.
fn digest<'s>(groups: impl IntoIterator<Item = &'s [Source]>) -> String {
    let mut digest = Sha256::new();
    for (number, group) in groups.into_iter().enumerate() {
        let mut files: Vec<&Source> = group.iter().collect();
        let name = |file: &Source| file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        files.sort_by_key(|file| name(file));
        for file in files {
            digest.update(format!("{number}\n{}\n{}\n", name(file), file.text.len()));
            digest.update(&file.text);
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
