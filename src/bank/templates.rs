//! Templates and expressions of a bank, checked before they run and bounded while they do.
//!
//! A template may come from somebody else (an overlay, a topic file), so that it must not be able to eat time or
//! memory: its text is short, it carries no state through a loop, it runs on fuel, and what it writes is counted.

use std::collections::BTreeSet;
use std::io;

use minijinja::tests as conditions;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value, filters};

use super::values::enumerated;
use super::{code, names};

/// The longest template, in bytes.
const LONGEST_TEMPLATE: usize = 8 * 1024;
/// The longest answer, in bytes: a spreadsheet cell holds 32,767 UTF-16 units.
const LONGEST_RENDERING: usize = 32 * 1024;
/// Instructions that one rendering may take.
const FUEL: u64 = 10_000;
/// Renders templates and evaluates expressions.
#[derive(Debug)]
pub struct Templates {
    strict: Environment<'static>,
    forgiving: Environment<'static>,
}

impl Default for Templates {
    fn default() -> Self {
        let mut forgiving = environment();
        forgiving.set_undefined_behavior(UndefinedBehavior::Chainable);
        Self { strict: environment(), forgiving }
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_formatter(write_words);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("upper", filters::upper);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("title", filters::title);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("length", filters::length);
    environment.add_filter("count", filters::length);
    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("last", filters::last);
    environment.add_filter("sort", filters::sort);
    environment.add_filter("unique", filters::unique);
    environment.add_filter("list", filters::list);
    environment.add_filter("map", filters::map);
    environment.add_filter("select", filters::select);
    environment.add_filter("reject", filters::reject);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("join", join);
    environment.add_filter("words", |value: Value| words(&value));
    for name in ["eq", "equalto", "=="] {
        environment.add_test(name, conditions::is_eq);
    }
    for name in ["ne", "!="] {
        environment.add_test(name, conditions::is_ne);
    }
    environment.add_test("defined", conditions::is_defined);
    environment.add_test("undefined", conditions::is_undefined);
    environment.add_test("none", conditions::is_none);
    environment.add_test("in", conditions::is_in);
    environment.add_test("true", conditions::is_true);
    environment.add_test("false", conditions::is_false);
    environment.add_test("string", conditions::is_string);
    environment.add_test("number", conditions::is_number);
    environment.add_test("startingwith", conditions::is_startingwith);
    environment
}

impl Templates {
    /// Renders a template over `context`, with runs of white space made single.
    ///
    /// # Errors
    /// In words: what is wrong with the template, or what it names that is not there.
    pub fn render(&self, template: &str, context: &Value) -> Result<String, String> {
        check_template(template)?;
        if !template.contains('{') {
            return Ok(single_spaced(template));
        }
        let template = self.strict.template_from_str(template).map_err(|error| told(&error))?;
        let mut written = Bounded::default();
        template.render_captured_to(context.clone(), &mut written).map_err(|error| told(&error))?;
        String::from_utf8(written.bytes).map(|text| single_spaced(&text)).map_err(|error| error.to_string())
    }

    /// Whether an expression is true over `context`.
    ///
    /// # Errors
    /// In words: what is wrong with the expression, or what it names that is not there.
    pub fn holds(&self, expression: &str, context: &Value) -> Result<bool, String> {
        check_expression(expression)?;
        let expression = self.strict.compile_expression(expression).map_err(|error| told(&error))?;
        expression.eval(context.clone()).map(|value| value.is_true()).map_err(|error| told(&error))
    }

    /// What an expression gives over `context`, where a name that is not there gives an undefined value.
    ///
    /// # Errors
    /// In words: what is wrong with the expression.
    pub fn find(&self, expression: &str, context: &Value) -> Result<Value, String> {
        check_expression(expression)?;
        let expression = self.forgiving.compile_expression(expression).map_err(|error| told(&error))?;
        expression.eval(context.clone()).map_err(|error| told(&error))
    }

    /// The dotted names that a template looks up, sorted: `facts.mfa.phrase`.
    ///
    /// # Errors
    /// In words: what is wrong with the template.
    pub fn names(&self, template: &str) -> Result<BTreeSet<String>, String> {
        check_template(template)?;
        if !template.contains('{') {
            return Ok(BTreeSet::new());
        }
        let template = self.strict.template_from_str(template).map_err(|error| told(&error))?;
        Ok(template.undeclared_variables(true).into_iter().collect())
    }

    /// The dotted names that an expression looks up, sorted.
    ///
    /// # Errors
    /// In words: what is wrong with the expression.
    pub fn names_in_expression(&self, expression: &str) -> Result<BTreeSet<String>, String> {
        check_expression(expression)?;
        let expression = self.strict.compile_expression(expression).map_err(|error| told(&error))?;
        Ok(expression.undeclared_variables(true).into_iter().collect())
    }
}

/// The template engine's message without its place, which is a line of the template and not of the file.
fn told(error: &Error) -> String {
    match (error.kind(), error.detail()) {
        (ErrorKind::OutOfFuel, _) => "the template takes too long".to_owned(),
        (ErrorKind::WriteFailure, _) => format!("the template writes more than {LONGEST_RENDERING} bytes"),
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    }
}

fn check_template(template: &str) -> Result<(), String> {
    check_length(template)?;
    code::check_template(template, names::attributes())
}

fn check_expression(expression: &str) -> Result<(), String> {
    check_length(expression)?;
    code::check_expression(expression, names::attributes())
}

fn check_length(text: &str) -> Result<(), String> {
    if text.len() > LONGEST_TEMPLATE {
        return Err(format!("it is longer than {LONGEST_TEMPLATE} bytes"));
    }
    Ok(())
}

/// Writes a value as words: texts as they are, lists joined. What has no words is refused rather than shown as code.
fn write_words(out: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    out.write_str(&words(value)?).map_err(Error::from)
}

fn words(value: &Value) -> Result<String, Error> {
    let refused = |what: &str| Err(Error::new(ErrorKind::InvalidOperation, what.to_owned()));
    match value.kind() {
        ValueKind::String | ValueKind::Number => Ok(value.to_string()),
        ValueKind::Bool => refused("true or false does not read as words: choose words with `if`"),
        ValueKind::None => refused("the value is not stated: ask with `if` first"),
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::Seq | ValueKind::Iterable => {
            let mut texts = Vec::new();
            for (place, member) in value.try_iter()?.enumerate() {
                if place >= LONGEST_RENDERING || member.kind() != ValueKind::String {
                    return refused("only a list of texts reads as words");
                }
                texts.push(member.to_string());
            }
            Ok(enumerated(&texts))
        }
        _ => refused("a record does not read as words: name one of its fields"),
    }
}

/// The filter `join`, bounded.
fn join(value: &Value, between: Option<String>) -> Result<String, Error> {
    let between = between.unwrap_or_default();
    let mut joined = String::new();
    for (place, member) in value.try_iter()?.enumerate() {
        if place > 0 {
            joined.push_str(&between);
        }
        joined.push_str(&words(&member)?);
        if joined.len() > LONGEST_RENDERING {
            return Err(Error::from(ErrorKind::WriteFailure));
        }
    }
    Ok(joined)
}

fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A writer that refuses more than the longest rendering.
#[derive(Debug, Default)]
struct Bounded {
    bytes: Vec<u8>,
}

impl io::Write for &mut Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LONGEST_RENDERING {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use minijinja::Value;
    use proptest::prelude::*;

    use super::{LONGEST_RENDERING, Templates};

    fn context() -> Value {
        let list: Value = ["one", "two", "three"].into_iter().collect();
        Value::from(BTreeMap::from([
            ("word", Value::from("word")),
            ("flag", Value::from(true)),
            ("list", list),
            ("long", Value::from("x".repeat(1_000))),
        ]))
    }

    fn render(template: &str) -> Result<String, String> {
        Templates::default().render(template, &context())
    }

    #[test]
    fn words_are_written_as_people_write_them() {
        assert_eq!(render("{{ list }}").unwrap(), "one, two and three");
        assert_eq!(render("{{ list | join(' or ') }}").unwrap(), "one or two or three");
        assert_eq!(render("  a \n {{ word }}\t.  ").unwrap(), "a word .");
        assert_eq!(render("<b> & {{ word }}").unwrap(), "<b> & word");
    }

    #[test]
    fn what_has_no_words_is_refused() {
        assert!(render("{{ flag }}").unwrap_err().contains("does not read as words"));
        assert!(render("{{ none }}").unwrap_err().contains("not stated"));
        assert!(render("{{ nothing }}").unwrap_err().contains("undefined"));
        assert!(render("{{ nothing.at_all }}").unwrap_err().contains("undefined"));
        assert!(render("{{ list | map('upper') }}").is_ok());
        assert!(render("{{ list | selectattr('who', 'eq', 'x') }}").is_ok());
    }

    #[test]
    fn a_template_runs_out_before_the_machine_does() {
        let nested = "{% for a in long %}{% for b in long %}{% for c in long %}{% endfor %}{% endfor %}{% endfor %}";
        assert_eq!(render(nested).unwrap_err(), "the template takes too long");
        let wide = "{% for a in long %}{{ long }}{% endfor %}";
        assert_eq!(render(wide).unwrap_err(), format!("the template writes more than {LONGEST_RENDERING} bytes"));
        let doubled = "{% set a = long %}{% set a = a ~ a %}{% set a = a ~ a %}{% set a = a ~ a %}{% set a = a ~ a %}\
                       {% set a = a ~ a %}{% set a = a ~ a %}{{ a }}";
        assert_eq!(render(doubled).unwrap_err(), format!("the template writes more than {LONGEST_RENDERING} bytes"));
        let joined = "{% set a = [long, long, long, long] | join(long) %}{{ [a, a, a, a] | join(a) | join(a) }}";
        assert!(render(joined).is_err());
    }

    #[test]
    fn deep_nesting_is_refused_and_not_followed() {
        for (open, close) in [("(", ")"), ("[", "]"), ("not ", ""), ("{'a':", "}")] {
            let deep = format!("{{{{ {}1{} }}}}", open.repeat(1_000), close.repeat(1_000));
            assert!(render(&deep).is_err(), "{open}");
        }
        let blocks = format!("{}{}", "{% if flag %}".repeat(300), "{% endif %}".repeat(300));
        assert!(render(&blocks).is_err());
        assert!(render(&"x".repeat(9_000)).unwrap_err().contains("longer than"));
    }

    proptest! {
        #[test]
        fn no_template_makes_rendering_panic(template in "([a-z ]|\\{\\{|\\}\\}|\\{%|%\\}|\\{#|#\\}|word|list|flag|for|in|if|set|[|.'\"()~=-]){0,40}") {
            _ = render(&template);
            _ = Templates::default().find(&template, &context());
            _ = Templates::default().names(&template);
        }

        #[test]
        fn no_text_makes_rendering_panic(template in any::<String>()) {
            _ = render(&template);
            _ = render(&format!("{{{{ {template} }}}}"));
            _ = render(&format!("{{% {template} %}}"));
        }
    }
}
