//! The confidence is a probability: fitted on one half of the labelled questions, checked on the other.
//!
//! The labels of each bank, in their order, are dealt in turn into two halves. On the first the numbers of
//! `src/matching/confidence.rs` are fitted again, on the second they are held to account. A proposal counts as right where
//! it would be so if it were written, whether the program wrote it or left it to a person.

use vsq::matching::confidence::{Evidence, FITTED, MEASURES, Weights, probability};
use vsq::matching::judge::{Question, judge};
use vsq::matching::{Inquiry, Match};

use crate::answers::{self, Finding, Label};
use crate::labelled::{Asked, every_label};

/// How much the fit holds the numbers back, so that none grows without bound.
const RIDGE: f64 = 1.0;
/// How much better newly fitted numbers may do than the stored ones before these are out of date.
const STALE: f64 = 0.005;

/// A proposal with what its probability was estimated from, and whether it is right.
struct Case {
    evidence: Evidence,
    confidence: f64,
    right: bool,
}

fn case(asked: &Asked, label: &Label) -> Option<Case> {
    let proposal = asked.propose(&label.question, label.section.as_deref(), label.plan.as_deref());
    let (entry, wording) = (proposal.entry?, proposal.wording?);
    let section: Vec<String> = label.section.clone().into_iter().collect();
    let inquiry = Inquiry { question: &label.question, section: &section, ..Inquiry::default() };
    let ranked = asked.matcher.rank(&inquiry, 24);
    let found = ranked.into_iter().find(|found| found.entry == entry)?;
    let judgement = judge(
        &inquiry,
        &Question::of(&inquiry),
        &Match { wording, ..found },
        &asked.bank.entries[entry],
        &asked.matcher,
    );
    let mut written = asked.judged(&proposal);
    written.status = "filled".to_owned();
    let right = answers::compare(&label.expect, &written) == Finding::Right;
    // What several entries answer together has a probability of its own.
    proposal.joined.is_empty().then_some(Case { evidence: judgement.evidence, confidence: proposal.confidence, right })
}

/// The cases of the half that is fitted, and of the half that is held out.
fn halves() -> (Vec<Case>, Vec<Case>) {
    let (mut fitted, mut held_out) = (Vec::new(), Vec::new());
    for (vendor, labels) in every_label() {
        let asked = Asked::of(vendor);
        for (position, label) in labels.iter().enumerate() {
            let half = if position % 2 == 0 { &mut fitted } else { &mut held_out };
            half.extend(case(&asked, label));
        }
    }
    (fitted, held_out)
}

/// Fits the numbers by Newton's method.
fn fit(cases: &[Case]) -> Weights {
    const N: usize = MEASURES + 1;
    let mut numbers = [0.0_f64; N];
    for _ in 0..30 {
        let (mut gradient, mut curvature) = ([0.0_f64; N], [[0.0_f64; N]; N]);
        for case in cases {
            let mut row = [1.0; N];
            row[1..].copy_from_slice(&case.evidence.measures());
            let sum: f64 = row.iter().zip(&numbers).map(|(measure, number)| measure * number).sum();
            let probable = 1.0 / (1.0 + (-sum).exp());
            for i in 0..N {
                gradient[i] += row[i] * (f64::from(u8::from(case.right)) - probable);
                for j in 0..N {
                    curvature[i][j] += row[i] * row[j] * probable * (1.0 - probable);
                }
            }
        }
        for i in 1..N {
            gradient[i] -= RIDGE * numbers[i];
            curvature[i][i] += RIDGE;
        }
        for (number, step) in numbers.iter_mut().zip(solved(curvature, gradient)) {
            *number += step;
        }
    }
    Weights { start: numbers[0], each: std::array::from_fn(|at| numbers[at + 1]) }
}

/// Solves a system of linear equations by elimination.
fn solved<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for at in 0..N {
        let pivot = (at..N).max_by(|&a, &b| matrix[a][at].abs().total_cmp(&matrix[b][at].abs())).unwrap();
        matrix.swap(at, pivot);
        right.swap(at, pivot);
        for row in (0..N).filter(|&row| row != at) {
            let share = matrix[row][at] / matrix[at][at];
            let pivot = matrix[at];
            for (number, above) in matrix[row].iter_mut().zip(pivot) {
                *number -= share * above;
            }
            right[row] -= share * right[at];
        }
    }
    std::array::from_fn(|at| right[at] / matrix[at][at])
}

/// The expected calibration error over ten equal steps of confidence.
fn calibration_error(cases: &[Case]) -> f64 {
    let steps = (0..10).map(|step| {
        let within = |case: &&Case| (case.confidence * 10.0).floor().min(9.0) as usize == step;
        let of: Vec<&Case> = cases.iter().filter(within).collect();
        let surplus: f64 = of.iter().map(|case| case.confidence - f64::from(u8::from(case.right))).sum();
        surplus.abs()
    });
    steps.sum::<f64>() / cases.len() as f64
}

fn brier(cases: &[Case], forecast: impl Fn(&Case) -> f64) -> f64 {
    cases.iter().map(|case| (forecast(case) - f64::from(u8::from(case.right))).powi(2)).sum::<f64>()
        / cases.len() as f64
}

/// How often a right proposal is held more probable than a wrong one.
fn area_under_the_curve(cases: &[Case]) -> f64 {
    let (mut above, mut pairs) = (0.0, 0.0);
    for right in cases.iter().filter(|case| case.right) {
        for wrong in cases.iter().filter(|case| !case.right) {
            pairs += 1.0;
            above += match right.confidence.total_cmp(&wrong.confidence) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    above / pairs
}

#[test]
fn the_confidence_is_a_probability() {
    let (fitted, held_out) = halves();
    let weights = fit(&fitted);
    println!("fitted on {}: {weights:.2?}", fitted.len());
    let rate = held_out.iter().filter(|case| case.right).count() as f64 / held_out.len() as f64;
    let (error, area) = (calibration_error(&held_out), area_under_the_curve(&held_out));
    let (score, base) = (brier(&held_out, |case| case.confidence), brier(&held_out, |_| rate));
    println!("held out {}: error {error:.3}, Brier {score:.3} (base {base:.3}), area {area:.3}", held_out.len());
    assert!(error <= 0.05, "expected calibration error {error:.3}");
    assert!(score < base, "Brier score {score:.3}, base rate {base:.3}");
    assert!(area >= 0.85, "area under the curve {area:.3}");
    let fresh = brier(&held_out, |case| probability(&case.evidence, &weights));
    assert!(score <= fresh + STALE, "Brier score {score:.3}, newly fitted {fresh:.3}: store {weights:.2?}");
}

#[test]
fn the_probability_is_between_none_and_all() {
    let all =
        Evidence { certain: 1.0, covered: 1.0, direct: 1.0, score: 1.0, undoubted: 1.0, turned: 0.0, beside: 0.0 };
    assert!(probability(&Evidence::default(), &FITTED) < 0.5 && probability(&all, &FITTED) < 1.0);
}
