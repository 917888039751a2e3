//! Fields that may be written in two forms, told apart by their JSON type, so that a fault keeps its exact place.
//!
//! (serde's untagged enumerations try one form after the other and forget why each failed.)

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::records::{SaidWording, WordingRecord};
use super::topics::{SaidTopicWording, StanceCase, StanceRule, TopicWording};
use crate::stance::Stance;

/// A type that is read from a text or from another JSON type.
trait Alternatives: Sized {
    /// What is needed, for the message where neither form fits.
    const NEEDED: &'static str;

    fn from_text<E: Error>(text: &str) -> Result<Self, E>;

    fn from_object<'de, A: MapAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom(format!("{} is needed here", Self::NEEDED)))
    }

    fn from_array<'de, A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::custom(format!("{} is needed here", Self::NEEDED)))
    }
}

struct Either<T>(PhantomData<T>);

impl<'de, T: Alternatives> Visitor<'de> for Either<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::NEEDED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_object(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::from_array(seq)
    }
}

impl Alternatives for WordingRecord {
    const NEEDED: &'static str =
        "a question, or { \"ask\": question, \"stance\": stance, \"also\": [other ways to ask it] }";

    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self::Plain(text.to_owned()))
    }

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        SaidWording::deserialize(MapAccessDeserializer::new(map)).map(Self::Said)
    }
}

impl Alternatives for TopicWording {
    const NEEDED: &'static str =
        "a wording, or { \"ask\": wording, \"stance\": stance or cases, \"also\": [other ways to ask it] }";

    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self::Plain(text.to_owned()))
    }

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        SaidTopicWording::deserialize(MapAccessDeserializer::new(map)).map(Self::Said)
    }
}

impl Alternatives for StanceRule {
    const NEEDED: &'static str = "a stance, or an array of { \"when\": expression, \"is\": stance }";

    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        Stance::deserialize(StrDeserializer::new(text)).map(Self::Always)
    }

    fn from_array<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        Vec::<StanceCase>::deserialize(SeqAccessDeserializer::new(seq)).map(Self::Cases)
    }
}

macro_rules! read_from_either {
    ($($alternatives:ty),*) => { $(
        impl<'de> Deserialize<'de> for $alternatives {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(Either(PhantomData))
            }
        }
    )* };
}
read_from_either!(WordingRecord, TopicWording, StanceRule);
