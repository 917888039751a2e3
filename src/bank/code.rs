//! The code inside a template's tags as tokens: enough to check what it may do before it does it.

use super::faults::nearest;

/// A token of an expression or statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Word(&'t str),
    Text(&'t str),
    Sign(char),
}

/// The filters that a bank's templates may use.
pub const FILTERS: [&str; 20] = [
    "capitalize",
    "count",
    "default",
    "first",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "reject",
    "rejectattr",
    "select",
    "selectattr",
    "sort",
    "title",
    "trim",
    "unique",
    "upper",
    "words",
];

/// The tests that a bank's templates may use, after `is` or as the argument of a filter.
pub const TESTS: [&str; 14] = [
    "!=",
    "==",
    "defined",
    "eq",
    "equalto",
    "false",
    "in",
    "ne",
    "none",
    "number",
    "startingwith",
    "string",
    "true",
    "undefined",
];

/// The statements that are needed to choose words. Macros, blocks and captures could carry state and are left out.
const STATEMENTS: [&str; 7] = ["if", "elif", "else", "endif", "for", "endfor", "set"];

/// How often a template may put texts together: each time can at most double one.
const MOST_CONCATENATIONS: usize = 8;

/// Checks a template: statements, filters, tests, attributes named in filters, and operators that lengthen texts.
///
/// # Errors
/// In words: the first thing that a template may not use.
pub fn check_template(template: &str, attributes: &[&str]) -> Result<(), String> {
    if !template.contains('{') {
        return Ok(());
    }
    let mut concatenations = 0;
    let mut rest = template;
    while let Some((_, tag)) = rest.find('{').and_then(|start| rest.split_at_checked(start)) {
        if !["{{", "{%", "{#"].iter().any(|begin| tag.starts_with(begin)) {
            rest = tag.get(1..).unwrap_or_default();
            continue;
        }
        if let Some(comment) = tag.strip_prefix("{#") {
            rest = comment.split_once("#}").map_or("", |(_, rest)| rest);
            continue;
        }
        let statement = tag.starts_with("{%");
        let (tokens, after) = tokens(tag.get(2..).unwrap_or_default(), if statement { "%}" } else { "}}" })?;
        rest = after;
        let tokens = tokens.strip_prefix(&[Token::Sign('-')]).unwrap_or(&tokens);
        if statement {
            match tokens.first() {
                Some(Token::Word(name)) if STATEMENTS.contains(name) => {}
                Some(Token::Word(name)) => return Err(not_known("statement", name, &STATEMENTS)),
                _ => return Err("a statement begins with a word".to_owned()),
            }
        }
        concatenations += check_tokens(tokens, attributes)?;
    }
    concatenations_allowed(concatenations)
}

/// Checks an expression that stands alone.
///
/// # Errors
/// In words: the first thing that an expression may not use.
pub fn check_expression(expression: &str, attributes: &[&str]) -> Result<(), String> {
    let (tokens, _) = tokens(expression, "")?;
    concatenations_allowed(check_tokens(&tokens, attributes)?)
}

fn concatenations_allowed(concatenations: usize) -> Result<(), String> {
    if concatenations > MOST_CONCATENATIONS {
        return Err(format!("texts are put together more than {MOST_CONCATENATIONS} times"));
    }
    Ok(())
}

fn not_known(what: &str, name: &str, known: &[&str]) -> String {
    match nearest(name, known.iter().copied()) {
        Some(near) => format!("unknown {what} `{name}`: did you mean `{near}`?"),
        None => format!("unknown {what} `{name}`: a bank's templates know {}", known.join(", ")),
    }
}

/// Counts the operators that lengthen a text, and refuses what repeats one or is not known.
fn check_tokens(tokens: &[Token<'_>], attributes: &[&str]) -> Result<usize, String> {
    let mut concatenations = 0;
    for (place, token) in tokens.iter().enumerate() {
        let after = |steps: usize| tokens.get(place + steps).copied();
        let attribute = |name: &str| match attributes.contains(&name) {
            true => Ok(()),
            false => Err(not_known("attribute", name, attributes)),
        };
        match token {
            Token::Sign('*') => return Err("a template does not multiply".to_owned()),
            Token::Sign('~' | '+') => concatenations += 1,
            Token::Word("recursive") => return Err("a template does not recurse".to_owned()),
            Token::Sign('|') => match after(1) {
                Some(Token::Word(filter)) if FILTERS.contains(&filter) => {
                    check_arguments(filter, tokens.get(place + 2..).unwrap_or_default(), attributes)?;
                }
                Some(Token::Word(filter)) => return Err(not_known("filter", filter, &FILTERS)),
                _ => return Err("a filter's name follows `|`".to_owned()),
            },
            Token::Word("attribute") => {
                if let (Some(Token::Sign('=')), Some(Token::Text(name))) = (after(1), after(2)) {
                    attribute(name)?;
                }
            }
            Token::Word("is") => {
                let test = after(if after(1) == Some(Token::Word("not")) { 2 } else { 1 });
                if let Some(Token::Word(test)) =
                    test.filter(|test| !matches!(test, Token::Word(name) if TESTS.contains(name)))
                {
                    return Err(not_known("test", test, &TESTS));
                }
            }
            _ => {}
        }
    }
    Ok(concatenations)
}

/// Checks the texts among a filter's arguments that name an attribute, a test or another filter.
fn check_arguments(filter: &str, arguments: &[Token<'_>], attributes: &[&str]) -> Result<(), String> {
    let (first, second) = match arguments {
        [Token::Sign('('), Token::Text(first), Token::Sign(','), Token::Text(second), ..] => (*first, Some(*second)),
        [Token::Sign('('), Token::Text(first), ..] => (*first, None),
        _ => return Ok(()),
    };
    let known = |what: &str, name: &str, known: &[&str]| match known.contains(&name) {
        true => Ok(()),
        false => Err(not_known(what, name, known)),
    };
    match filter {
        "selectattr" | "rejectattr" => {
            known("attribute", first, attributes)?;
            second.map_or(Ok(()), |test| known("test", test, &TESTS))
        }
        "select" | "reject" => known("test", first, &TESTS),
        "map" => known("filter", first, &FILTERS),
        _ => Ok(()),
    }
}

/// The tokens up to `end` outside of a text, and what follows it. Without an `end`, all of them.
fn tokens<'t>(code: &'t str, end: &str) -> Result<(Vec<Token<'t>>, &'t str), String> {
    let mut tokens = Vec::new();
    let mut rest = code;
    loop {
        rest = rest.trim_start();
        if !end.is_empty()
            && let Some(after) = rest.strip_prefix(end).or_else(|| rest.strip_prefix('-')?.strip_prefix(end))
        {
            return Ok((tokens, after));
        }
        let Some(first) = rest.chars().next() else {
            return if end.is_empty() { Ok((tokens, "")) } else { Err(format!("`{end}` is missing")) };
        };
        let length = match first {
            '"' | '\'' => {
                let Some(text) = text(rest, first) else { return Err("a text is not closed".to_owned()) };
                tokens.push(Token::Text(text));
                text.len() + 2
            }
            _ if first.is_alphanumeric() || first == '_' => {
                let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                tokens.push(Token::Word(rest.get(..length).unwrap_or(rest)));
                length
            }
            _ => {
                tokens.push(Token::Sign(first));
                first.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The inside of a text that begins with its quote, escapes left as they are.
fn text(rest: &str, quote: char) -> Option<&str> {
    let mut escaped = false;
    for (place, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == quote => return rest.get(1..place),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{check_expression, check_template};

    const ATTRIBUTES: [&str; 2] = ["who", "value"];

    #[test]
    fn ordinary_templates_pass() {
        for template in [
            "Plain words, 100% of them.",
            "{{ facts.mfa.phrase | default('none') }}",
            "{%- if a is not defined -%}x{% elif b == 'a * b | c' %}y{% else %}{{ '}}' }}{% endif %}",
            "{% for one in facts.mfa.all | selectattr('who', 'equalto', \"users\") %}{{ one.value }}{% endfor %}",
            "{# a * comment | nothing #}",
        ] {
            assert_eq!(check_template(template, &ATTRIBUTES), Ok(()), "{template}");
        }
    }

    #[test]
    fn what_could_eat_memory_or_time_is_refused() {
        for template in [
            "{{ 'x' * 1000000000 }}",
            "{% macro m() %}{% endmacro %}",
            "{% set a %}x{% endset %}",
            "{% for a in b recursive %}{{ loop(a) }}{% endfor %}",
            "{% set a = 'x' ~ 'x' %}{{ a~a~a~a~a~a~a~a~a }}",
            "{{ 'a' | replace('a', 'aa') }}",
            "{{ namespace_is_no_name_but_this_never_closes",
            "{{ 'open",
        ] {
            assert!(check_template(template, &ATTRIBUTES).is_err(), "{template}");
        }
    }

    #[test]
    fn a_misspelt_filter_test_or_attribute_is_named_with_the_nearest() {
        let wrong = |template| check_template(template, &ATTRIBUTES).unwrap_err();
        assert_eq!(wrong("{{ a | lenght }}"), "unknown filter `lenght`: did you mean `length`?");
        assert_eq!(wrong("{% if a is defind %}{% endif %}"), "unknown test `defind`: did you mean `defined`?");
        assert_eq!(wrong("{{ a | map(attribute='valeu') }}"), "unknown attribute `valeu`: did you mean `value`?");
        let expression = check_expression("a | selectattr('whom', 'equalto', 'users')", &ATTRIBUTES);
        assert_eq!(expression.unwrap_err(), "unknown attribute `whom`: did you mean `who`?");
        assert_eq!(
            wrong("{{ a | selectattr('who', 'equaltoo', 1) }}"),
            "unknown test `equaltoo`: did you mean `equalto`?"
        );
        assert_eq!(wrong("{{ a | select('defnied') }}"), "unknown test `defnied`: did you mean `defined`?");
        assert_eq!(wrong("{{ a | map('uper') }}"), "unknown filter `uper`: did you mean `upper`?");
    }
}
