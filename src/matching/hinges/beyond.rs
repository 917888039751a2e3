//! Questions that go on where a wording stops: "… so far", "on what conditions", "by technical measures", "who maintains the list of".
//! What the wording settles is said in them, and is not what they ask.

use crate::matching::terms::{Token, Words};
use crate::matching::trial::{Trial, applying};

/// What a text asks beyond what is usually asked of its matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beyond {
    /// What has come of it until now: "have been invoked so far".
    so_far: bool,
    /// Whether it has happened at any time: "has data ever been moved".
    ever: bool,
    /// What was or has been.
    has_been: bool,
    /// That it is seen to by technical measures.
    by_technical_means: bool,
    /// Under what conditions, or at what price.
    on_conditions: bool,
    /// Somebody's own timetable: "can we schedule exports".
    schedules_it: bool,
    /// Who gave leave, rather than who did it: "who granted access".
    who_granted: bool,
    /// Each single time: "at every sign-in".
    at_every_entry: bool,
    /// What roles people have at the vendor's.
    roles_at_vendors: bool,
    /// Data about security: "security data".
    security_data: bool,
    /// The greater part of customers: "most of your customers".
    most_customers: bool,
    /// What a browser is set to.
    do_not_track: bool,
    /// What the vendor sells to live by.
    sells_the_product: bool,
    /// What is done again, or for somebody's own data: "will you repeat", "with our own data".
    for_us_again: bool,
    /// Who the people are: "a list of your staff".
    list_of_people: bool,
    /// Who keeps a list, and not who is on it.
    who_keeps_list: bool,
    /// With which tool: "the tool used for".
    tool_for: bool,
    /// What is done whether one likes it or not.
    against_will: bool,
    /// Where something was made.
    made_where: bool,
    /// A part in deciding.
    has_a_say: bool,
    /// In which hours: "during working hours".
    in_office_hours: bool,
    /// The names of people or things, which may be given or not.
    names_of: bool,
    /// What lies open to all: "from the public internet".
    from_the_internet: bool,
    /// When something is confirmed, rather than done.
    when_confirmed: bool,
    /// What stands in the way: "what can delay".
    what_hinders: bool,
    /// At which level: "at file level", "the level of detail".
    at_a_level: bool,
    /// What is to be set by customers: "can customers set", "that we can set".
    set_by_customers: bool,
    /// Whether something can do the whole work: "run the service".
    runs_the_service: bool,
    /// When, by whom or why it is so, within a sentence that asks whether.
    when_within: bool,
    /// What it costs: "charged yearly".
    charged: bool,
    /// How long it is at a time: "a few hours at a time".
    at_a_time: bool,
    /// What is done for the customer, who might do it: "do you set it up for us".
    done_for_us: bool,
    /// The way back: "copied back from".
    back_again: bool,
    /// What else there might be: "on which other platforms".
    which_other: bool,
    /// Whether it needs access to something.
    needs_access: bool,
    /// How somebody comes by access.
    how_access: bool,
    /// On whose things it is done: "on whose systems".
    on_whose: bool,
    /// The region from which somebody is served.
    served_from: bool,
}

impl Beyond {
    pub(super) fn of(tokens: &[Token]) -> Self {
        let word = |at: usize| tokens.word(at);
        let any = |holds: &dyn Fn(usize) -> bool| (0..tokens.len()).any(holds);
        let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
        let within = |from: usize, to: usize, words: &[&str]| (from..to).any(|at| words.contains(&word(at)));
        let last = |at: usize| at + 1 == tokens.len();
        let perfect = any(&|at| matches!(word(at), "has" | "have" | "had" | "was" | "were" | "did"));
        let been = any(&|at| word(at) == "been");
        Self {
            so_far: been
                && any(&|at| matches!((word(at), word(at + 1)), ("so", "far") | ("to", "date") | ("until", "now"))),
            ever: been && perfect && any(&|at| word(at) == "ever"),
            has_been: perfect,
            by_technical_means: any(&|at| word(at) == "by" && word(at + 1) == "technical"),
            on_conditions: any(&|at| {
                matches!(word(at), "on" | "at")
                    && matches!(word(at + 1), "what" | "which" | "whose")
                    && matches!(
                        word(at + 2),
                        "conditions" | "condition" | "terms" | "price" | "cost" | "costs" | "expense"
                    )
            }),
            schedules_it: any(&|at| {
                matches!((word(at), before(at, 1)), ("scheduled", "be"))
                    || word(at) == "schedule" && matches!(before(at, 1), "we" | "customers" | "users" | "i")
            }),
            who_granted: any(&|at| {
                word(at) == "who"
                    && matches!(word(at + 1), "granted" | "approved" | "authorized" | "requested" | "allowed" | "gave")
            }),
            at_every_entry: any(&|at| {
                matches!(word(at), "at" | "for" | "on" | "with")
                    && matches!(word(at + 1), "every" | "each")
                    && within(at + 2, at + 4, &["sign", "login", "logon", "signin"])
            }),
            roles_at_vendors: any(&|at| word(at) == "roles")
                && any(&|at| last(at) && word(at) == "have" && before(at, 1) == "you"),
            security_data: any(&|at| word(at) == "security" && word(at + 1) == "data"),
            most_customers: any(&|at| {
                word(at) == "most" && within(at + 1, at + 4, &["customers", "users", "clients", "tenants"])
            }),
            do_not_track: any(&|at| matches!((word(at), word(at + 1), word(at + 2)), ("do", "not", "track"))),
            sells_the_product: any(&|at| {
                matches!(word(at), "sell" | "sold")
                    && within(at + 1, at + 3, &["product", "service", "software", "licenses", "platform"])
            }),
            for_us_again: any(&|at| {
                matches!(word(at), "repeat" | "redo") && before(at, 1) == "you"
                    || matches!(word(at), "with" | "of" | "using" | "on")
                        && word(at + 1) == "our"
                        && word(at + 2) == "own"
                        && word(at + 3) == "data"
            }),
            list_of_people: any(&|at| {
                word(at) == "list"
                    && word(at + 1) == "of"
                    && within(at + 2, at + 4, &["staff", "employees", "people", "personnel"])
            }),
            who_keeps_list: any(&|at| {
                matches!(word(at), "who" | "whom")
                    && matches!(word(at + 1), "maintains" | "keeps" | "updates" | "owns" | "manages" | "approves")
                    && within(at + 2, at + 5, &["list", "register", "registry", "inventory", "record"])
            }),
            tool_for: any(&|at| {
                matches!(word(at), "tool" | "tools" | "software")
                    && (matches!((word(at + 1), word(at + 2)), ("used", "for" | "to" | "in"))
                        || before(at, 2) == "with"
                        || before(at, 3) == "with")
                    || matches!((word(at), word(at + 1)), ("storage", "technology"))
            }),
            against_will: any(&|at| word(at) == "against" && within(at + 1, at + 4, &["will", "wish", "wishes"])),
            made_where: word(0) == "where"
                && tokens
                    .last()
                    .is_some_and(|last| matches!(last.text.as_str(), "made" | "manufactured" | "built" | "bought")),
            has_a_say: any(&|at| matches!((word(at), word(at + 1)), ("a", "say"))),
            in_office_hours: any(&|at| {
                matches!(word(at), "working" | "business" | "office") && word(at + 1) == "hours"
            }),
            names_of: any(&|at| {
                word(at) == "names"
                    && word(at + 1) == "of"
                    && matches!(before(at, 2), "are" | "do" | "will" | "can" | "")
            }) && matches!(word(0), "are" | "is" | "do" | "will" | "can"),
            from_the_internet: any(&|at| {
                matches!(word(at), "from" | "on")
                    && within(at + 1, at + 4, &["internet", "web"])
                    && within(at + 1, at + 3, &["public", "open"])
            }),
            when_confirmed: matches!(word(0), "how" | "when" | "within")
                && any(&|at| word(at) == "you" && matches!(word(at + 1), "confirm" | "certify" | "attest")),
            what_hinders: word(0) == "what"
                && any(&|at| {
                    matches!(word(at), "can" | "could" | "may" | "might" | "would")
                        && matches!(word(at + 1), "prevent" | "delay" | "stop" | "hinder" | "block" | "slow")
                }),
            at_a_level: any(&|at| {
                matches!(word(at), "file" | "field" | "object" | "folder" | "column" | "row" | "record" | "application")
                    && word(at + 1) == "level"
                    || matches!((word(at), word(at + 1)), ("level", "of"))
                        && matches!(word(at + 2), "detail" | "granularity")
            }),
            set_by_customers: any(&|at| {
                matches!(word(at), "set" | "change" | "define" | "adjust")
                    && (matches!(before(at, 1), "customers" | "users" | "tenants" | "clients")
                        && !matches!(word(at + 1), "their")
                        || matches!((before(at, 2), before(at, 1)), ("we", "can")))
            }),
            runs_the_service: any(&|at| {
                matches!(word(at), "run" | "operate" | "provide")
                    && word(at + 1) == "the"
                    && word(at + 2) == "service"
                    && !matches!(before(at, 1), "you" | "we" | "to")
            }),
            when_within: matches!(word(0), "do" | "does" | "is" | "are" | "can")
                && any(&|at| matches!(word(at), "and" | "or") && word(at + 1) == "when"),
            charged: any(&|at| {
                matches!(word(at), "charged" | "billed" | "priced" | "invoiced" | "surcharge" | "fee" | "fees")
            }),
            at_a_time: any(&|at| {
                matches!((word(at), word(at + 1), word(at + 2)), ("hours" | "days" | "minutes" | "weeks", "at", "a"))
            }),
            done_for_us: tokens.len() > 4
                && word(tokens.len() - 2) == "for"
                && word(tokens.len() - 1) == "us"
                && any(&|at| matches!(word(at), "set" | "configure" | "install" | "manage" | "migrate")),
            back_again: any(&|at| {
                word(at) == "back" && word(at + 1) == "from" && !matches!(word(at + 2), "you" | "us")
            }),
            which_other: any(&|at| {
                matches!(word(at), "which" | "what")
                    && word(at + 1) == "other"
                    && !matches!(word(at + 2), "data" | "customers")
            }),
            needs_access: any(&|at| matches!(word(at), "need" | "needs") && word(at + 1) == "access"),
            how_access: any(&|at| word(at) == "how")
                && any(&|at| matches!(word(at), "get" | "gets" | "gain" | "gains") && word(at + 1) == "access"),
            on_whose: any(&|at| {
                tokens.opens_part(at)
                    && matches!(word(at), "on" | "in" | "at")
                    && word(at + 1) == "whose"
                    && word(at + 2) != "hands"
            }),
            served_from: any(&|at| {
                matches!(word(at), "supported" | "administered")
                    && (word(at + 1) == "from" || last(at) && any(&|at| word(at) == "from"))
            }),
        }
    }

    /// What stands against an answer that tells no more than what is usually asked.
    pub(super) fn doubts(trial: &Trial<'_>) -> Vec<String> {
        let (asked, said) = (trial.question.hinges.beyond, trial.reading.hinges.beyond);
        applying([
            (asked.so_far && !said.so_far, "what there is does not show what has come of it so far"),
            (asked.ever && !said.ever && !said.has_been, "how it is does not show whether it has ever been otherwise"),
            (
                asked.by_technical_means && !said.by_technical_means,
                "that it is so does not show by what means it is seen to",
            ),
            (asked.on_conditions && !said.on_conditions, "that it is so does not show on what conditions"),
            (asked.schedules_it && !said.schedules_it, "that it can be done does not show that it can be scheduled"),
            (asked.who_granted && !said.who_granted, "who did it does not show who gave leave"),
            (
                asked.at_every_entry && !said.at_every_entry,
                "that it is required does not show that it is each single time",
            ),
            (asked.roles_at_vendors && !said.roles_at_vendors, "the question is about roles at the vendor's"),
            (asked.security_data && !said.security_data, "the question is about data on security"),
            (asked.most_customers && !said.most_customers, "the question is about most customers"),
            (asked.do_not_track && !said.do_not_track, "the question is about a setting of browsers"),
            (
                asked.sells_the_product && !said.sells_the_product,
                "the question is about what the vendor sells to live by",
            ),
            (
                asked.for_us_again && !said.for_us_again,
                "that it is done does not show that it is done for the customer",
            ),
            (asked.list_of_people && !said.list_of_people, "the question asks who the people are"),
            (asked.who_keeps_list && !said.who_keeps_list, "who is on a list does not show who keeps it"),
            (asked.tool_for && !said.tool_for, "that it is done does not show with which tool"),
            (
                asked.against_will && !said.against_will,
                "what can be done does not show that it may be done to somebody",
            ),
            (asked.made_where && !said.made_where, "where something is does not show where it was made"),
            (asked.has_a_say && !said.has_a_say, "a part in the work is no part in the decision"),
            (asked.in_office_hours && !said.in_office_hours, "that it is done does not show in which hours"),
            (asked.names_of && !said.names_of, "that there are such does not show that their names are told"),
            (asked.from_the_internet && !said.from_the_internet, "the question is about what lies open to all"),
            (asked.when_confirmed && !said.when_confirmed, "when it is done does not show when it is confirmed"),
            (asked.what_hinders && !said.what_hinders, "that it is done does not show what stands in its way"),
            (asked.at_a_level && !said.at_a_level, "that it is so does not show at which level"),
            (
                asked.set_by_customers && !said.set_by_customers && !leaves_it_to_customers(trial),
                "that there is something does not show that customers may set it",
            ),
            (asked.runs_the_service && !said.runs_the_service, "the question is whether it does the whole work"),
            (asked.when_within && !said.when_within, "that it is so does not show when"),
            (asked.charged && !said.charged, "that it is done does not show what it costs"),
            (asked.at_a_time && !said.at_a_time, "that it is so does not show for how long at a time"),
            (asked.done_for_us && !said.done_for_us, "that there is something does not show who sets it up"),
            (asked.back_again && !said.back_again, "the way there is not the way back"),
            (asked.which_other && !said.which_other, "what there is does not show what else there might be"),
            (asked.needs_access && !said.needs_access, "that it works together does not show what it needs"),
            (asked.how_access && !said.how_access, "who has access does not show how they come by it"),
            (asked.on_whose && !said.on_whose, "who does it does not show on whose things"),
            (asked.served_from && !said.served_from, "where data is does not show from where somebody is served"),
        ])
    }
}

/// Whether a wording speaks of what is left to customers.
fn leaves_it_to_customers(trial: &Trial<'_>) -> bool {
    ["choose", "configure", "policy"].iter().any(|name| trial.reading.says_term(name)) || trial.reading.by_customers
}

#[cfg(test)]
mod tests {
    use super::Beyond;
    use crate::matching::terms::tokens;

    fn beyond(text: &str) -> Beyond {
        Beyond::of(&tokens(text))
    }

    #[test]
    fn what_goes_on_where_a_wording_stops_is_seen() {
        assert!(beyond("How many tapes have been wiped so far?").so_far);
        assert!(beyond("Have tapes ever been moved?").ever);
        assert!(beyond("Is it ensured by technical measures?").by_technical_means);
        assert!(beyond("On what conditions can we get tapes back?").on_conditions);
        assert!(beyond("Can we schedule exports of tapes?").schedules_it);
        assert!(beyond("Do you record who granted access to tapes?").who_granted);
        assert!(beyond("Is it required at every sign-in?").at_every_entry);
        assert!(beyond("What roles do you have?").roles_at_vendors);
        assert!(beyond("Is security data kept on tapes?").security_data);
        assert!(beyond("Which tapes do most of your customers use?").most_customers);
        assert!(beyond("Do tapes respect Do Not Track?").do_not_track);
        assert!(beyond("Do you sell the product to others?").sells_the_product);
        assert!(beyond("Will you repeat tests of tapes?").for_us_again);
        assert!(beyond("Please provide a list of your staff.").list_of_people);
        assert!(beyond("Who maintains the list of tapes?").who_keeps_list);
        assert!(beyond("Name the tool used for wiping tapes.").tool_for);
        assert!(beyond("Can you wipe tapes against our will?").against_will);
        assert!(beyond("Where are your tapes made?").made_where);
        assert!(beyond("Do customers have a say in it?").has_a_say);
        assert!(beyond("Are tapes supported from several regions?").served_from);
        assert!(beyond("Is wiping charged yearly?").charged);
        assert!(beyond("Is it open a few hours at a time?").at_a_time);
        assert!(beyond("Do you set up tapes for us?").done_for_us);
        assert!(beyond("How soon are tapes brought back from the vault?").back_again);
        assert!(beyond("On which other shelves might tapes be?").which_other);
        assert!(beyond("Does it need access to tapes?").needs_access);
        assert!(beyond("Describe how others gain access to tapes.").how_access);
        assert!(beyond("On whose drives do you wipe tapes?").on_whose);
        assert!(beyond("Are tapes wiped during working hours?").in_office_hours);
        assert!(beyond("Are the names of keepers told?").names_of);
        assert!(beyond("Are tapes made from the public internet?").from_the_internet);
        assert!(beyond("When do you confirm that tapes are wiped?").when_confirmed);
        assert!(beyond("What can delay the wiping of tapes?").what_hinders);
        assert!(beyond("Are tapes scrambled at file level?").at_a_level);
        assert!(beyond("Which tapes can customers change?").set_by_customers);
        assert!(beyond("Can the second vault run the service?").runs_the_service);
        assert!(beyond("Do you say where tapes are and when they are wiped?").when_within);
        for plain in [
            "Are tapes wiped every day?",
            "Under which heading are tapes kept?",
            "Is there a schedule for tapes?",
            "Do you record who read tapes?",
            "Which roles are there?",
            "Is data kept on tapes?",
            "Do you sell tapes?",
            "Please provide a list of tapes.",
            "Where are your tapes kept?",
            "Which tapes do customers use?",
        ] {
            assert_eq!(beyond(plain), Beyond::default(), "{plain}");
        }
    }
}
