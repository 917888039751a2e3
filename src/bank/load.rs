//! Reading a bank's folder into a [`Bank`].

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::contents::{Contents, read_register};
use super::context::Context;
use super::faults::{BankFaults, Finding, Severity, arrange, nearest};
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
        Some(overlay) => read_folder(overlay, "overlay/", &mut faults),
        None => Vec::new(),
    };
    if !own.iter().any(|source| source.name == "bank.json") && !faults.any_error() {
        let hint = "a bank is a folder with a bank.json; choose another with --bank";
        faults.findings.push(about_file("bank.json", "there is no such file", Some(hint)));
    }
    let bank = assemble(&own, &overlay, options, &mut faults);
    arrange(&mut faults.findings);
    if faults.any_error() {
        return Err(BankFaults { findings: faults.findings });
    }
    Ok(Bank { warnings: faults.findings, ..bank })
}

fn assemble(own: &[Source], overlay: &[Source], options: &LoadOptions<'_>, faults: &mut Faults) -> Bank {
    let mut contents = read_contents(own, "", faults);
    contents.lay_over(read_contents(overlay, "overlay/", faults));
    let organisation = organisation(&contents, own, faults);
    let surroundings = Surroundings {
        sources: &contents.sources,
        organisation: &organisation,
        reviewed: contents.reviewed,
        faulty: &contents.faulty,
    };
    let context = Context::new(&contents, &surroundings, faults);
    let renderer = Renderer { context: &context, surroundings: &surroundings, templates: Templates::default() };
    let entries = renderer.entries(&contents.controls, options.topics, faults);
    let digest = digest([own, overlay, &options.topics.sources]);
    Bank { organisation, entries, grounds: context.grounds, digest, warnings: Vec::new() }
}

fn organisation(contents: &Contents<'_>, own: &[Source], faults: &mut Faults) -> Organisation {
    let record = contents.organisation.clone();
    let name = record.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    if name.is_none()
        && !contents.faulty.contains("organisation")
        && own.iter().any(|source| source.name == "bank.json")
    {
        let hint = "\"organisation\": { \"name\": \"Example Ltd\" }";
        faults.findings.push(about_file("bank.json", "the organisation has no name", Some(hint)));
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

fn about_file(file: &str, message: &str, hint: Option<&str>) -> Finding {
    Finding {
        file: file.to_owned(),
        line: 0,
        column: 0,
        path: String::new(),
        severity: Severity::Error,
        message: message.to_owned(),
        hint: hint.map(str::to_owned),
    }
}

/// Reads the files of a bank's folder, each bounded in size.
fn read_folder(folder: &Path, prefix: &str, faults: &mut Faults) -> Vec<Source> {
    let mut names = Vec::new();
    match folder.read_dir() {
        Ok(places) => names.extend(places.flatten().filter_map(|place| place.file_name().into_string().ok())),
        Err(error) => {
            let message = match error.kind() {
                io::ErrorKind::NotFound => "there is no such folder".to_owned(),
                _ => error.to_string(),
            };
            let shown = folder.display().to_string();
            faults.findings.push(about_file(&shown, &message, Some("name a bank's folder with --bank")));
            return Vec::new();
        }
    }
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".json") && !FILES.contains(&name.as_str())) {
        let label = format!("{prefix}{name}");
        let mut finding = about_file(&label, "this file is not read", None);
        if let Some(near) = nearest(name, FILES) {
            finding.hint = Some(format!("did you mean `{near}`?"));
        } else {
            finding.severity = Severity::Warning;
            finding.hint = Some(format!("a bank holds {}", FILES.join(", ")));
        }
        faults.findings.push(finding);
    }
    let mut sources = Vec::new();
    for file in FILES.iter().filter(|file| names.iter().any(|name| name == *file)) {
        let name = format!("{prefix}{file}");
        match read_file(&folder.join(file)) {
            Ok(text) => sources.push(Source { name, text }),
            Err(error) => faults.findings.push(about_file(&name, &error.to_string(), None)),
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
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
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
            faults.findings.append(&mut broken.findings);
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

/// The SHA-256 of groups of files, by name, length and text.
fn digest<'s>(groups: impl IntoIterator<Item = &'s [Source]>) -> String {
    let mut digest = Sha256::new();
    for (number, group) in groups.into_iter().enumerate() {
        let mut files: Vec<&Source> = group.iter().collect();
        files.sort_by(|one, other| one.name.cmp(&other.name));
        for file in files {
            digest.update(format!("{number}\n{}\n{}\n", file.name, file.text.len()));
            digest.update(&file.text);
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
