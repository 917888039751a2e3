//! What comes out of a bank's files: entries, and what they rest on.

use super::super::{Bank, Disclosure, Entry, Status};
use super::*;
use crate::quantity::{Bound, Duration, Quantity, Stated};
use crate::stance::Stance;

const NAME: &str = r#"{ "organisation": { "name": "Example Ltd", "plans": ["Starter", "Growth", "Enterprise"] } }"#;

fn sources(files: &[(&str, &str)]) -> Vec<Source> {
    files.iter().map(|(name, text)| Source::new(*name, *text)).collect()
}

fn topics(questions: &str) -> Topics {
    let text = format!(r#"{{ "topic": "test", "title": "Test", "questions": [{questions}] }}"#);
    Topics::parse(sources(&[("topics/test.json", &text)])).unwrap()
}

fn with_facts(facts: &str) -> String {
    format!(
        r#"{{ "organisation": {{ "name": "Example Ltd", "plans": ["Starter", "Growth", "Enterprise"] }}, "facts": {{ {facts} }} }}"#
    )
}

/// The bank of these facts, asked these topic questions.
fn asked(facts: &str, questions: &str) -> Bank {
    load_sources(&sources(&[("bank.json", &with_facts(facts))]), &[], &topics(questions)).unwrap()
}

fn only(bank: &Bank) -> &Entry {
    assert_eq!(bank.entries.len(), 1, "{:?}", bank.entries.iter().map(|entry| &entry.id).collect::<Vec<_>>());
    &bank.entries[0]
}

fn faults(files: &[(&str, &str)]) -> String {
    let faults = load_sources(&sources(files), &[], &Topics::default()).unwrap_err();
    faults.findings.iter().map(|finding| format!("{finding}\n")).collect()
}

const NOTICE: &str = r#"{
    "id": "notice", "needs": ["facts.breach_notice"],
    "questions": ["Are customers told of a breach?", { "ask": "Is a breach kept from customers?", "stance": [{ "when": "facts.breach_notice.value", "is": "no" }] }],
    "stance": [{ "when": "facts.breach_notice.value", "is": "yes" }, { "is": "no" }],
    "answer": "{{ organisation.name }} tells customers {{ facts.breach_notice.phrase }} of {{ facts.breach_notice.from or 'discovery' }}.",
    "short": "{{ facts.breach_notice.phrase }}", "measures": ["facts.breach_notice"]
}"#;

#[test]
fn the_smallest_bank_is_a_name_and_a_control() {
    let control = r#"[{ "id": "a", "questions": ["Is it so?"], "answer": "It is." }]"#;
    let files = [("bank.json", r#"{ "organisation": { "name": "Example Ltd" } }"#), ("controls.json", control)];
    let bank = load_sources(&sources(&files), &[], &Topics::default()).unwrap();
    let entry = only(&bank);
    assert_eq!((entry.id.as_str(), entry.answer.as_str()), ("a", "It is."));
    assert_eq!(entry.wordings[0].stance, None);
    assert_eq!(entry.rests_on, ["controls.a"]);
    assert_eq!(entry.place, "controls.json:1");
    assert!(!entry.complete);
}

#[test]
fn a_topic_question_is_rendered_over_the_fact_it_needs_and_silent_without_it() {
    let bank = asked(r#""breach_notice": { "value": { "at_most": "PT72H" }, "from": "detection" }"#, NOTICE);
    let entry = only(&bank);
    assert_eq!(entry.id, "test/notice");
    assert_eq!(entry.topic, "Test");
    assert_eq!(entry.answer, "Example Ltd tells customers within 72 hours of detection.");
    assert_eq!(entry.short.as_deref(), Some("within 72 hours"));
    assert_eq!(entry.wordings[0].stance, Some(Stance::Yes));
    assert_eq!(entry.wordings[1].stance, Some(Stance::No));
    assert_eq!(entry.rests_on, ["facts.breach_notice"]);
    assert_eq!(entry.measures[0].from.as_deref(), Some("detection"));
    let duration = Duration { seconds: 72 * 3_600, ..Duration::default() };
    let known = Stated::Known { quantity: Quantity::Duration(duration), bound: Bound::AtMost };
    assert_eq!(entry.measures[0].stated, known);
    assert!(asked(r#""mfa": { "value": true }"#, NOTICE).entries.is_empty());
}

#[test]
fn an_answer_is_no_wider_than_the_narrowest_of_what_it_rests_on() {
    let facts = r#"
        "sso": { "value": true, "scope": { "plans_from": "Growth" }, "expires": "2027-01-01", "disclosure": "nda",
                 "caveat": "SAML only.", "evidence": [{ "title": "Page", "section": "One" }] },
        "scim": { "value": true, "scope": { "plans": ["Enterprise"] }, "expires": "2026-10-01", "status": "draft",
                 "evidence": [{ "title": "Page", "section": "One" }, { "title": "Page", "section": "Two" }] }"#;
    let both = r#"{ "id": "both", "needs": ["facts.sso", "facts.scim"], "questions": ["Both?"], "answer": "Both." }"#;
    let bank = asked(facts, both);
    let provenance = &only(&bank).provenance;
    assert_eq!(provenance.scope.as_ref().unwrap().plans, ["Enterprise"]);
    assert_eq!(provenance.expires, Some(jiff::civil::date(2026, 10, 1)));
    assert_eq!(provenance.status, Status::Draft);
    assert_eq!(provenance.disclosure, Disclosure::Nda);
    assert_eq!(provenance.caveat.as_deref(), Some("SAML only."));
    assert_eq!(provenance.evidence.len(), 2);
}

#[test]
fn what_an_answer_only_mentions_narrows_it_too() {
    let facts = r#""backups": { "value": true }, "backup_location": { "value": "Lyon", "disclosure": "internal" }"#;
    let question = r#"{ "id": "b", "needs": ["facts.backups"], "questions": ["Backups?"],
        "answer": "There are backups{% if facts.backup_location is defined %} in {{ facts.backup_location.value }}{% endif %}." }"#;
    let bank = asked(facts, question);
    assert_eq!(only(&bank).answer, "There are backups in Lyon.");
    assert_eq!(only(&bank).provenance.disclosure, Disclosure::Internal);
    assert_eq!(only(&bank).rests_on, ["facts.backup_location", "facts.backups"]);
}

#[test]
fn a_need_can_name_one_statement_of_several() {
    let facts = r#""mfa": [
        { "value": true, "who": "administrators", "requirement": "required" },
        { "value": true, "who": "users", "requirement": "recommended", "disclosure": "nda" } ]"#;
    let question = r#"{ "id": "m", "needs": ["facts.mfa.all | selectattr('who', 'equalto', 'administrators') | first"],
        "questions": ["MFA for administrators?"],
        "answer": "{% for one in facts.mfa.all | selectattr('who', 'equalto', 'administrators') %}{{ one.requirement }}{% endfor %}" }"#;
    let bank = asked(facts, question);
    let entry = only(&bank);
    assert_eq!(entry.answer, "required");
    assert_eq!(entry.provenance.who.as_deref(), Some("administrators"));
    assert_eq!(entry.provenance.disclosure, Disclosure::Public);
}

#[test]
fn what_is_planned_carries_its_target() {
    let facts = r#""soc2_type_2": { "value": false, "requirement": "planned", "target": "2027-Q3" }"#;
    let question = r#"{ "id": "s", "needs": ["facts.soc2_type_2"], "questions": ["SOC 2?"],
        "stance": [{ "when": "facts.soc2_type_2.value", "is": "yes" }, { "when": "facts.soc2_type_2.planned", "is": "planned" }, { "is": "no" }],
        "answer": "A report is planned for {{ facts.soc2_type_2.target }}." }"#;
    let bank = asked(facts, question);
    assert_eq!(only(&bank).answer, "A report is planned for Q3 2027.");
    assert_eq!(only(&bank).wordings[0].stance, Some(Stance::Planned));
    assert_eq!(only(&bank).target, Some(jiff::civil::date(2027, 9, 30)));
}

#[test]
fn an_absent_an_empty_an_open_and_a_complete_register_differ() {
    let question = r#"{ "id": "s", "needs": ["subprocessors"], "questions": ["Do you use subprocessors?"],
        "stance": [{ "when": "subprocessors.names", "is": "yes" }, { "when": "subprocessors.complete", "is": "no" }],
        "answer": "{% if subprocessors.names %}{{ subprocessors.names }}{% else %}None is named{% endif %}." }"#;
    let bank = |register: Option<&str>| {
        let mut files = vec![("bank.json", NAME)];
        files.extend(register.map(|register| ("subprocessors.json", register)));
        load_sources(&sources(&files), &[], &topics(question)).unwrap()
    };
    assert!(bank(None).entries.is_empty());
    let told = |register| {
        let bank = bank(Some(register));
        let entry = only(&bank);
        (entry.answer.clone(), entry.wordings[0].stance, entry.complete)
    };
    assert_eq!(told(r#"{ "records": [] }"#), ("None is named.".to_owned(), None, false));
    let empty = told(r#"{ "complete": true, "records": [] }"#);
    assert_eq!(empty, ("None is named.".to_owned(), Some(Stance::No), true));
    let two = r#"{ "complete": true, "records": [
        { "id": "a", "name": "Alpha" }, { "id": "b", "name": "Beta" }, { "id": "c", "name": "Own", "role": "own_infrastructure" } ] }"#;
    assert_eq!(told(two), ("Alpha and Beta.".to_owned(), Some(Stance::Yes), true));
}

#[test]
fn a_control_stands_for_the_topic_question_it_replaces() {
    let control = |replaces: &str| {
        format!(r#"[{{ "id": "own", "questions": ["Told?"], "answer": "In person.", "replaces": "{replaces}" }}]"#)
    };
    let bank = with_facts(r#""breach_notice": { "value": "PT72H" }"#);
    let load = |replaces: &str| {
        load_sources(&sources(&[("bank.json", &bank), ("controls.json", &control(replaces))]), &[], &topics(NOTICE))
    };
    assert_eq!(only(&load("test/notice").unwrap()).id, "own");
    insta::assert_snapshot!(load("test/notise").unwrap_err(), @"controls.json:1:77 [0].replaces: `test/notise` is no topic question (did you mean `test/notice`?)");
}

#[test]
fn an_overlay_replaces_what_has_the_same_name_and_adds_the_rest() {
    let bank = with_facts(r#""breach_notice": { "value": "PT72H" }"#);
    let controls = r#"[{ "id": "a", "questions": ["A?"], "answer": "Ours." }, { "id": "b", "questions": ["B?"], "answer": "Kept." }]"#;
    let register = r#"{ "complete": true, "records": [{ "id": "one", "name": "One" }] }"#;
    let own = sources(&[("bank.json", &bank), ("controls.json", controls), ("subprocessors.json", register)]);
    let overlay = sources(&[
        ("overlay/bank.json", r#"{ "facts": { "breach_notice": { "value": "PT24H" } } }"#),
        (
            "overlay/controls.json",
            r#"[{ "id": "a", "questions": ["A?"], "answer": "Theirs." }, { "id": "c", "questions": ["C?"], "answer": "New." }]"#,
        ),
        ("overlay/subprocessors.json", r#"{ "records": [{ "id": "two", "name": "Two" }] }"#),
    ]);
    let question =
        r#"{ "id": "s", "needs": ["subprocessors"], "questions": ["Who?"], "answer": "{{ subprocessors.names }}." }"#;
    let merged = load_sources(&own, &overlay, &topics(&format!("{NOTICE}, {question}"))).unwrap();
    let answers: Vec<&str> = merged.entries.iter().map(|entry| entry.answer.as_str()).collect();
    let notice = "Example Ltd tells customers within 24 hours of discovery.";
    assert_eq!(answers, ["Theirs.", "Kept.", "New.", notice, "One and Two."]);
    assert!(!merged.entries[4].complete, "a register stays complete only where both say so");
    assert_eq!(merged.entries[0].place, "overlay/controls.json:1");
}

#[test]
fn a_fact_that_does_not_fit_its_topic_leaves_the_question_out_with_a_warning() {
    let question =
        r#"{ "id": "r", "needs": ["facts.odd"], "questions": ["R?"], "answer": "Odd: {{ facts.odd.value }}." }"#;
    let bank = asked(r#""odd": { "value": true }"#, question);
    assert!(bank.entries.is_empty());
    assert!(bank.warnings[0].message.contains("true or false does not read as words"), "{:?}", bank.warnings);
}

#[test]
fn the_digest_knows_every_file_and_not_their_order() {
    let controls = r#"[{ "id": "a", "questions": ["A?"], "answer": "A." }]"#;
    let digest = |files: &[(&str, &str)]| load_sources(&sources(files), &[], &Topics::default()).unwrap().digest;
    let one = digest(&[("bank.json", NAME), ("controls.json", controls)]);
    assert_eq!(one, digest(&[("controls.json", controls), ("bank.json", NAME)]));
    assert_ne!(one, digest(&[("bank.json", NAME), ("controls.json", &controls.replace("A.", "B."))]));
    assert_eq!(one.len(), 64);
}

#[test]
fn every_fault_of_every_record_of_every_file_is_told_at_once() {
    let told = faults(&[
        (
            "bank.json",
            r#"{
  "format": 2,
  "organisaton": {},
  "organisation": { "name": "Example Ltd", "plans": ["Starter", "Growth"], "contacts": { "security": 3 } },
  "sources": { "page": { "title": "Page" } },
  "facts": {
    "breach_notice": { "value": { "at_most": "P72H" }, "evidence": [{ "source": "pag" }] },
    "mfa": [{ "value": "often", "requirement": "must" }, { "valu": true }],
    "sso": { "value": "Okta", "scope": { "plans_from": "Grwth" } },
    "scim": { "value": false, "target": "2027-Q3" },
    "scim": { "value": true },
    "Not-a-name": { "value": 1 }
  }
}"#,
        ),
        (
            "controls.json",
            r#"[
  { "id": "a", "question": ["A?"], "answer": "A.", "expires": "soon" },
  { "id": "b", "questions": [{ "ask": "B?", "stanc": "yes" }, 7, "fine"], "answer": "B." },
  { "id": "c", "questions": ["C?"], "answer": "{{ facts.sso.phrse }} {{ company }}" },
  { "id": "c", "questions": ["C?"], "answer": "C." },
  { "id": "d", "questions": ["D?"], "answer": "{{ facts.breach_notice.phrase }}", "evidence": [{ "source": "page" }, {}] },
  { "id": "e", "questions": ["E?"], "answer": "{{ facts.nowhere.phrase }}", "rests_on": ["facts.ssso"] },
  { "id": "f", "questions": ["F?"], "answer": " {% if false %}x{% endif %}", "measure": "fast" },
  "g"
]"#,
        ),
        ("encryption.json", r#"{ "complete": "yes" }"#),
        (
            "retention.json",
            "{ \"records\": [\n { \"id\": \"a\" \"data\": \"logs\" },\n { \"id\": \"b\", \"data\": \"log\" }\n] }",
        ),
    ]);
    insta::assert_snapshot!(told, @r#"
    bank.json:2:13 format: format 2 is not known (this version reads format 1)
    bank.json:3:18 organisaton: unknown field `organisaton` (did you mean `organisation`?)
    bank.json:4:102 organisation.contacts.security: invalid type: integer `3`, expected a string
    bank.json:7:33 facts.breach_notice.value: `P72H` is not a duration (ISO 8601 puts hours, minutes and seconds after a T: "PT72H", "P7D", "P12M", "P1Y")
    bank.json:8:48 facts.mfa[0].requirement: `must` is not known here (one of required, recommended, available, planned)
    bank.json:8:58 facts.mfa[1]: `value` is missing
    bank.json:8:68 facts.mfa[1].valu: unknown field `valu` (did you mean `value`?)
    bank.json:9:23 facts.sso.value: `sso` takes true or false
    bank.json:10:41 facts.scim.target: a `target` belongs to what is planned ("requirement": "planned")
    bank.json:11:13 facts.scim: `scim` stands twice in one object
    bank.json:12:19 facts.Not-a-name: `Not-a-name` is no name of a fact (lower-case letters, digits and `_`, such as `breach_notice`)
    controls.json:2:3 [0]: `questions` is missing
    controls.json:2:28 [0].question: unknown field `question` (did you mean `questions`?)
    controls.json:2:63 [0].expires: `soon` is no day (write "2026-06-30")
    controls.json:3:54 [1].questions[0].stanc: unknown field `stanc` (did you mean `stance`?)
    controls.json:3:63 [1].questions[1]: invalid type: integer `7`, expected a question, or { "ask": question, "stance": stance, "also": [other ways to ask it] }
    controls.json:4:47 [2].answer: unknown attribute `phrse` (did you mean `phrase`?)
    controls.json:4:47 [2].answer: unknown name `company` (known: organisation, facts, subprocessors, encryption, retention)
    controls.json:5:11 [3].id: the id `c` is taken by controls.json:4
    controls.json:6:118 [4].evidence[1]: evidence names neither a source nor a title ({ "source": KEY } of bank.json's sources, or { "title": … })
    controls.json:7:47 [5].answer: the bank does not state `facts.nowhere`
    controls.json:7:89 [5].rests_on: `facts.ssso` is no fact or record of the bank (did you mean `facts.sso`?)
    controls.json:8:47 [6].answer: it renders to nothing
    controls.json:8:89 [6].measure: a measure is a quantity ("PT72H", "TLS 1.2", 3, "99.9%", …)
    controls.json:9:3 [7]: an object is needed here (write { … })
    encryption.json:1:1: `records` is missing (an empty register is "records": [])
    encryption.json:1:15 complete: invalid type: string "yes", expected a boolean
    retention.json:2:14: not JSON: expected `,` or `}`
    retention.json:3:23 records[1].data: `log` is not known here (did you mean `logs`?)
    "#);
}

/// Two subprocessors and a piece of own infrastructure.
const REGISTER: &str = r#"{ "complete": true, "records": [
    { "id": "pay", "name": "Paywell Payments Ltd.", "known_as": ["Paywell"], "entity_country": "IE", "disclosure": "nda",
      "services": [{ "purpose": "payments", "countries": ["IE", "US"], "activity": "transits" }] },
    { "id": "hosts", "name": "Hosts GmbH", "entity_country": "NO",
      "services": [{ "purpose": "hosting", "countries": ["DE"], "activity": "stores" }] },
    { "id": "own", "name": "Own", "role": "own_infrastructure", "services": [{ "purpose": "mail", "countries": ["JP"] }] } ] }"#;

fn asked_of_register(register: &str, questions: &str) -> Bank {
    load_sources(&sources(&[("bank.json", NAME), ("subprocessors.json", register)]), &[], &topics(questions)).unwrap()
}

#[test]
fn a_question_can_be_asked_of_each_record_by_each_of_its_names() {
    let question = r#"{ "id": "for", "each": "subprocessors.records", "needs": ["each.role == 'subprocessor'"],
        "questions": ["What is {{ called }} for?", "Purpose of {{ each.name }}"], "answer": "{{ each.name }}: {{ each.services | map(attribute='purpose') | first }}." }"#;
    let bank = asked_of_register(REGISTER, question);
    let told = |entry: &Entry| {
        let asks: Vec<&str> = entry.wordings.iter().map(|wording| wording.ask.as_str()).collect();
        format!("{} ({}): {}\n", entry.id, asks.join(" "), entry.answer)
    };
    insta::assert_snapshot!(bank.entries.iter().map(told).collect::<String>(), @r"
    test/for/pay (What is Paywell for? What is Paywell Payments for? What is Paywell Payments Ltd. for? Purpose of Paywell Payments Ltd.): Paywell Payments Ltd.: payments.
    test/for/hosts (What is Hosts for? What is Hosts GmbH for? Purpose of Hosts GmbH): Hosts GmbH: hosting.
    ");
    let [pay, hosts] = bank.entries.as_slice() else { panic!("{:?}", bank.entries) };
    assert_eq!(pay.only_of, ["Paywell", "Paywell Payments", "Paywell Payments Ltd."]);
    assert_eq!(
        (&pay.rests_on, &hosts.rests_on),
        (&vec!["subprocessors.pay".to_owned()], &vec!["subprocessors.hosts".to_owned()])
    );
    assert_eq!((pay.provenance.disclosure, hosts.provenance.disclosure), (Disclosure::Nda, Disclosure::Public));
    assert!(!pay.complete, "what is said of one says nothing of what else there is");
    let misspelt = question.replace("each.services", "eech.services");
    let told = Topics::parse(sources(&[(
        "t.json",
        &format!(r#"{{ "topic": "t", "title": "T", "questions": [{misspelt}] }}"#),
    )]));
    assert!(told.unwrap_err().to_string().contains("unknown name `eech`"));
}

#[test]
fn subprocessors_are_told_by_where_they_sit_and_where_they_process() {
    let question = r#"{ "id": "in", "each": "subprocessors.LIST", "needs": [], "questions": ["In {{ each.name }}?"],
        "answer": "sit: {{ each.established | map(attribute='id') | join(' ') }}; process: {{ each.processing | map(attribute='id') | join(' ') }}; either: {{ each.located | map(attribute='id') | join(' ') }}" }"#;
    let told = |list: &str, question: &str| {
        let bank = asked_of_register(REGISTER, &question.replace("LIST", list));
        bank.entries.iter().map(|entry| format!("{} {}\n", entry.wordings[0].ask, entry.answer)).collect::<String>()
    };
    insta::assert_snapshot!(told("countries", question), @r"
    In Germany? sit: ; process: hosts; either: hosts
    In Ireland? sit: pay; process: pay; either: pay
    In Norway? sit: hosts; process: ; either: hosts
    In the United States? sit: ; process: pay; either: pay
    ");
    let outside = question.replace("established", "established_outside").replace("processing", "processing_outside");
    insta::assert_snapshot!(told("areas", &outside.replace("located", "located_outside")), @r"
    In the EU? sit: hosts; process: pay; either: pay hosts
    In the EEA? sit: ; process: pay; either: pay
    ");
}

#[test]
fn that_all_are_in_one_place_needs_a_complete_register_that_states_it_of_all() {
    let question = r#"{ "id": "s", "needs": ["subprocessors.processing_only_in"], "questions": ["All?"], "answer": "In {{ subprocessors.processing_only_in }}, sitting in {{ subprocessors.located_only_in or 'any' }}." }"#;
    let told = |register: &str| {
        asked_of_register(register, question).entries.iter().map(|entry| entry.answer.clone()).collect::<String>()
    };
    let register = |complete: bool, seat: &str, service: &str| {
        format!(
            r#"{{ "complete": {complete}, "records": [{{ "id": "a", "name": "A", "entity_country": "{seat}", "services": [{{ "purpose": "p", {service} }}] }}] }}"#
        )
    };
    assert_eq!(told(&register(true, "FI", r#""countries": ["FI"]"#)), "In Finland, sitting in Finland.");
    assert_eq!(told(&register(true, "US", r#""countries": ["FI", "IE"]"#)), "In the EU, sitting in any.");
    assert_eq!(told(&register(true, "FI", r#""countries": ["FI", "NO"]"#)), "In the EEA, sitting in the EEA.");
    for silent in [
        register(true, "FI", r#""countries": ["FI", "US"]"#),
        register(false, "FI", r#""countries": ["FI"]"#),
        register(true, "FI", r#""places": ["EU region"]"#),
        r#"{ "complete": true, "records": [] }"#.to_owned(),
    ] {
        assert_eq!(told(&silent), "", "{silent}");
    }
}

#[test]
fn a_long_register_and_many_names_are_bounded() {
    let question = r#"{ "id": "for", "each": "subprocessors.records", "needs": [], "questions": ["What is {{ called }} for?"], "answer": "Much." }"#;
    let records: Vec<String> = (0..400).map(|at| format!(r#"{{ "id": "r{at}", "name": "Firm {at}" }}"#)).collect();
    let bank = asked_of_register(&format!(r#"{{ "records": [{}] }}"#, records.join(", ")), question);
    assert_eq!(bank.entries.len(), 250);
    assert!(bank.warnings.iter().any(|finding| finding.message == "`test/for` is asked of the first 250 of 400"));
    let names = [r#""n""#; 9].join(", ");
    let register = format!(r#"{{ "records": [{{ "id": "a", "name": "A", "known_as": [{names}] }}] }}"#);
    let told = faults(&[("bank.json", NAME), ("subprocessors.json", &register)]);
    assert!(told.contains("9 names; at most 8 are read"), "{told}");
}

#[test]
fn what_is_no_country_is_a_fault() {
    let register = r#"{ "records": [{ "id": "a", "name": "A", "entity_country": "UK", "services": [{ "purpose": "p", "countries": ["EU"] }] }] }"#;
    insta::assert_snapshot!(faults(&[("bank.json", NAME), ("subprocessors.json", register)]), @r#"
    subprocessors.json:1:59 records[0].entity_country: `UK` is no country (did you mean "GB"?)
    subprocessors.json:1:110 records[0].services[0].countries[0]: `EU` is no country (two capital letters of ISO 3166-1, such as "DE"; an area such as the EU stands in `places`)
    "#);
}
