//! The register of subprocessors as templates see it: its records, and by country and area who sits and processes there.

use minijinja::Value as Words;

use super::{Builder, Fields, text};
use crate::bank::contents::Register;
use crate::bank::countries::{Area, Country};
use crate::bank::names::name_of;
use crate::bank::registers::{Activity, MOST_NAMES, ServiceRecord, SubprocessorRecord, SubprocessorRole};

/// A subprocessor with where it is.
#[derive(Debug)]
struct Placed {
    record: Words,
    /// Where the company sits.
    established: Option<Country>,
    /// Where its services that get customer data process.
    processing: Vec<Country>,
    /// Whether of all of these a country is stated.
    processing_known: bool,
}

impl Placed {
    fn of(record: Words, stated: &SubprocessorRecord) -> Self {
        let services = || stated.services.iter().filter(|service| service.activity != Activity::None);
        Self {
            record,
            established: stated.entity_country,
            processing: services().flat_map(|service| service.countries.iter().copied()).collect(),
            processing_known: services().all(|service| !service.countries.is_empty()),
        }
    }

    /// Whether it is stated to process where `is_there` says and nowhere else.
    fn processes_only(&self, is_there: &dyn Fn(Country) -> bool) -> bool {
        self.processing_known && self.processing.iter().copied().all(is_there)
    }

    /// Whether it is stated to be established and to process there and nowhere else.
    fn is_only(&self, is_there: &dyn Fn(Country) -> bool) -> bool {
        self.established.is_some_and(is_there) && self.processes_only(is_there)
    }

    fn countries(&self) -> impl Iterator<Item = Country> {
        self.established.into_iter().chain(self.processing.iter().copied())
    }
}

/// Those of whom something holds.
fn those(placed: &[Placed], holds: impl Fn(&Placed) -> bool) -> Words {
    placed.iter().filter(|placed| holds(placed)).map(|placed| placed.record.clone()).collect()
}

/// Who is established, processes and is located (either) where `is_there` says; with a suffix to these names.
fn located(placed: &[Placed], suffix: &str, is_there: impl Fn(Country) -> bool) -> [(String, Words); 3] {
    let name = |name: &str| format!("{name}{suffix}");
    [
        (name("established"), those(placed, |placed| placed.established.is_some_and(&is_there))),
        (name("processing"), those(placed, |placed| placed.processing.iter().copied().any(&is_there))),
        (name("located"), those(placed, |placed| placed.countries().any(&is_there))),
    ]
}

/// The countries that any of them sits or processes in, by their codes.
fn by_country(placed: &[Placed]) -> Words {
    let mut countries: Vec<Country> = placed.iter().flat_map(Placed::countries).collect();
    countries.sort_by_key(|country| country.code());
    countries.dedup();
    let words = |country: Country| {
        let mut fields = Fields::from([
            ("id".to_owned(), Words::from(country.code().to_lowercase())),
            ("name".to_owned(), Words::from(country.in_a_sentence())),
            ("called".to_owned(), [country.in_a_sentence()].into_iter().collect()),
        ]);
        fields.extend(located(placed, "", |there| there == country));
        Words::from(fields)
    };
    countries.into_iter().map(words).collect()
}

/// The narrowest country or area that all are in and none out of; empty where there is none. "No other" follows from a register that is
/// complete alone.
fn only_in(placed: &[Placed], complete: bool, is_only: impl Fn(&Placed, &dyn Fn(Country) -> bool) -> bool) -> String {
    if !complete || placed.is_empty() {
        return String::new();
    }
    let all = |is_there: &dyn Fn(Country) -> bool| placed.iter().all(|placed| is_only(placed, is_there));
    let country = placed.iter().flat_map(Placed::countries).next().filter(|first| all(&|country| country == *first));
    let area = || Area::ALL.into_iter().find(|area| all(&|country| country.is_in(*area)));
    country.map(Country::in_a_sentence).or_else(|| area().map(|area| area.named().1.to_owned())).unwrap_or_default()
}

/// The areas that data is asked to stay in.
fn by_area(placed: &[Placed]) -> Words {
    let words = |area: Area| {
        let (id, name) = area.named();
        let mut fields = Fields::from([
            ("id".to_owned(), Words::from(id)),
            ("name".to_owned(), Words::from(name)),
            ("called".to_owned(), [name].into_iter().collect()),
        ]);
        fields.extend(located(placed, "", |country| country.is_in(area)));
        fields.extend(located(placed, "_outside", |country| !country.is_in(area)));
        Words::from(fields)
    };
    Area::ALL.into_iter().map(words).collect()
}

fn service(service: &ServiceRecord) -> Words {
    let ServiceRecord { purpose, countries, places, data, activity, transfer } = service;
    Words::from(Fields::from([
        ("purpose".to_owned(), Words::from(purpose)),
        ("countries".to_owned(), countries.iter().map(|country| country.code()).collect()),
        ("country_names".to_owned(), countries.iter().map(|country| country.name()).collect()),
        ("places".to_owned(), places.iter().collect()),
        ("data".to_owned(), text(data.as_deref())),
        ("activity".to_owned(), Words::from(name_of(activity))),
        ("transfer".to_owned(), text(transfer.as_deref())),
    ]))
}

impl Builder<'_, '_> {
    /// The register of subprocessors, with each record as ground.
    pub(super) fn subprocessors(&mut self, register: &Register<'_, SubprocessorRecord>) -> Words {
        let mut fields = self.register("subprocessors", register);
        let (mut records, mut names, mut own, mut placed) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for parsed in &register.records {
            let SubprocessorRecord { id, name, known_as, entity_country, role, services } = &parsed.own;
            if known_as.len() > MOST_NAMES {
                let message = format!("{} names; at most {MOST_NAMES} are read", known_as.len());
                self.faults.error(&parsed.node.at("known_as"), message, None);
            }
            let mut record = self.ground(format!("subprocessors.{id}"), parsed, Vec::new());
            record.insert("id".to_owned(), Words::from(id));
            record.insert("name".to_owned(), Words::from(name));
            record.insert("called".to_owned(), parsed.own.called().into_iter().collect());
            record.insert("entity_country".to_owned(), text(entity_country.map(Country::code).as_deref()));
            let seat = entity_country.map(Country::in_a_sentence);
            record.insert("entity_country_name".to_owned(), text(seat.as_deref()));
            record.insert("role".to_owned(), Words::from(name_of(role)));
            record.insert("services".to_owned(), services.iter().map(service).collect());
            let record = Words::from(record);
            match role {
                SubprocessorRole::Subprocessor => {
                    names.push(name.clone());
                    placed.push(Placed::of(record.clone(), &parsed.own));
                }
                SubprocessorRole::OwnInfrastructure => own.push(record.clone()),
            }
            records.push(record);
        }
        fields.insert("records".to_owned(), records.into_iter().collect());
        fields.insert("names".to_owned(), names.into_iter().collect());
        fields.insert("own".to_owned(), own.into_iter().collect());
        fields.insert("countries".to_owned(), by_country(&placed));
        fields.insert("areas".to_owned(), by_area(&placed));
        let processing_only_in = only_in(&placed, register.complete, Placed::processes_only);
        fields.insert("processing_only_in".to_owned(), Words::from(processing_only_in));
        fields.insert("located_only_in".to_owned(), Words::from(only_in(&placed, register.complete, Placed::is_only)));
        let all_placed = placed.iter().all(|placed| placed.countries().next().is_some());
        fields.insert("all_placed".to_owned(), Words::from(all_placed));
        Words::from(fields)
    }
}
