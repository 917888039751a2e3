//! Two small questionnaires in each language of captions: questions with replies in words, and requirements with the
//! language's own choices, to be ticked or to be chosen from a list.

use vsq::questionnaire::vocabulary::choices_of;

use super::drawn::sheet;
use super::{Case, case};

pub fn cases() -> Vec<Case> {
    let wanted = ["Q!B2 -> C2 / D2", "Q!B3 -> C3 / D3"];
    let drawings: [(&'static str, &str); 14] = [
        (
            "English",
            "No. | Question | Answer | Comment\n1 | Is there a policy for mobile devices? | |\n2 | Are devices encrypted? | |",
        ),
        (
            "German",
            "Nr. | Frage | Antwort | Bemerkung\n1 | Gibt es eine Richtlinie für Mobilgeräte? | |\n2 | Sind die Geräte verschlüsselt? | |",
        ),
        (
            "French",
            "N° | Question | Réponse | Commentaires\n1 | Existe-t-il une politique pour les mobiles ? | |\n2 | Les appareils sont-ils chiffrés ? | |",
        ),
        (
            "Spanish",
            "Nº | Pregunta | Respuesta | Observaciones\n1 | ¿Existe una política de dispositivos móviles? | |\n2 | ¿Están cifrados los dispositivos? | |",
        ),
        (
            "Italian",
            "N. | Domanda | Risposta | Note\n1 | Esiste una politica per i dispositivi mobili? | |\n2 | I dispositivi sono cifrati? | |",
        ),
        (
            "Portuguese",
            "Nº | Pergunta | Resposta | Comentários\n1 | Existe uma política de dispositivos móveis? | |\n2 | Os dispositivos são cifrados? | |",
        ),
        (
            "Dutch",
            "Nr | Vraag | Antwoord | Toelichting\n1 | Is er beleid voor mobiele apparaten? | |\n2 | Zijn de apparaten versleuteld? | |",
        ),
        (
            "Swedish",
            "Nr | Fråga | Svar | Kommentar\n1 | Finns det en policy för mobila enheter? | |\n2 | Är enheterna krypterade? | |",
        ),
        (
            "Finnish",
            "Nro | Kysymys | Vastaus | Lisätiedot\n1 | Onko mobiililaitteille ohje? | |\n2 | Ovatko laitteet salattuja? | |",
        ),
        (
            "Norwegian",
            "Nr | Spørsmål | Svar | Merknad\n1 | Finnes det retningslinjer for mobile enheter? | |\n2 | Er enhetene kryptert? | |",
        ),
        (
            "Danish",
            "Nr. | Spørgsmål | Svar | Bemærkninger\n1 | Findes der en politik for mobile enheder? | |\n2 | Er enhederne krypteret? | |",
        ),
        (
            "Polish",
            "Lp. | Pytanie | Odpowiedź | Uwagi\n1 | Czy istnieje polityka urządzeń mobilnych? | |\n2 | Czy urządzenia są szyfrowane? | |",
        ),
        (
            "Japanese",
            "番号 | 質問 | 回答 | 備考\n1 | モバイル端末の規程はありますか | |\n2 | 端末は暗号化されていますか | |",
        ),
        ("Chinese", "序号 | 问题 | 回答 | 备注\n1 | 是否有移动设备管理制度？ | |\n2 | 设备是否加密？ | |"),
    ];
    let asked = drawings.into_iter().map(|(name, drawing)| case(name, drawing, &wanted));
    asked.chain(CHOICES.iter().flat_map(choices)).collect()
}

/// Captions of a table with four choices to tick (yes, in part, no, not applicable), and two requirements.
type Choices = (&'static str, [&'static str; 7], [&'static str; 2]);

/// The choices of each language.
const CHOICES: [Choices; 14] = [
    (
        "German",
        ["Nr.", "Anforderung", "Erfüllt", "Teilweise erfüllt", "Nicht erfüllt", "Entfällt", "Bemerkung"],
        ["Der Anbieter verschlüsselt alle Sicherungen.", "Der Anbieter löscht Daten auf Wunsch."],
    ),
    (
        "French",
        ["N°", "Exigence", "Oui", "Partiellement", "Non", "Sans objet", "Commentaires"],
        ["Le fournisseur chiffre toutes les sauvegardes.", "Le fournisseur efface les données sur demande."],
    ),
    (
        "Spanish",
        ["Nº", "Requisito", "Cumple", "Cumple parcialmente", "No cumple", "No aplica", "Observaciones"],
        ["El proveedor cifra todas las copias.", "El proveedor borra los datos a petición."],
    ),
    (
        "Italian",
        ["N.", "Requisito", "Sì", "In parte", "No", "Non applicabile", "Note"],
        ["Il fornitore cifra tutte le copie.", "Il fornitore cancella i dati su richiesta."],
    ),
    (
        "Portuguese",
        ["Nº", "Requisito", "Atende", "Atende parcialmente", "Não atende", "Não se aplica", "Comentários"],
        ["O fornecedor cifra todas as cópias.", "O fornecedor apaga os dados a pedido."],
    ),
    (
        "Dutch",
        ["Nr", "Eis", "Voldoet", "Voldoet deels", "Voldoet niet", "N.v.t.", "Toelichting"],
        ["De leverancier versleutelt alle kopieën.", "De leverancier wist gegevens op verzoek."],
    ),
    (
        "Swedish",
        ["Nr", "Krav", "Uppfylls", "Uppfylls delvis", "Uppfylls ej", "Ej tillämpligt", "Kommentar"],
        ["Leverantören krypterar alla säkerhetskopior.", "Leverantören raderar data på begäran."],
    ),
    (
        "Finnish",
        ["Nro", "Vaatimus", "Täyttyy", "Täyttyy osittain", "Ei täyty", "Ei koske", "Lisätiedot"],
        ["Toimittaja salaa kaikki varmuuskopiot.", "Toimittaja poistaa tiedot pyynnöstä."],
    ),
    (
        "Norwegian",
        ["Nr", "Krav", "Oppfylt", "Delvis oppfylt", "Ikke oppfylt", "Ikke relevant", "Merknad"],
        ["Leverandøren krypterer alle sikkerhetskopier.", "Leverandøren sletter data på forespørsel."],
    ),
    (
        "Danish",
        ["Nr.", "Krav", "Opfyldt", "Delvist opfyldt", "Ikke opfyldt", "Ikke relevant", "Bemærkninger"],
        ["Leverandøren krypterer alle sikkerhedskopier.", "Leverandøren sletter data efter anmodning."],
    ),
    (
        "Polish",
        ["Lp.", "Wymaganie", "Spełnione", "Częściowo spełnione", "Niespełnione", "Nie dotyczy", "Uwagi"],
        ["Dostawca szyfruje wszystkie kopie.", "Dostawca usuwa dane na żądanie."],
    ),
    (
        "Japanese",
        ["番号", "要件", "適合", "一部適合", "不適合", "対象外", "備考"],
        ["すべてのバックアップを暗号化すること。", "求めに応じてデータを消去すること。"],
    ),
    (
        "Chinese",
        ["序号", "要求", "符合", "部分符合", "不符合", "不适用", "备注"],
        ["供应商对所有备份加密。", "供应商应要求删除数据。"],
    ),
    (
        "English",
        ["No.", "Requirement", "In place", "Partially in place", "Not in place", "Out of scope", "Remarks"],
        ["The supplier encrypts all backups.", "The supplier deletes data on request."],
    ),
];

/// The table with a column for each choice, and with one column whose list offers them.
fn choices((_, captions, requirements): &Choices) -> [Case; 2] {
    let [number, question, choices @ .., comment] = captions;
    let [first, second] = requirements;
    let ticked = format!("{}\n1 | {first} | | | | |\n2 | {second} | | | | |", captions.join(" | "));
    let list = choices.join(";");
    let listed = format!(
        "{number} | {question} | {} | {comment}\n1 | {first} | {{l:{list}}} |\n2 | {second} | {{l:{list}}} |",
        choices.join(" / ")
    );
    let ticks = |row: u32| {
        let columns = choices.iter().zip('C'..).map(|(choice, column)| format!("{choice}={column}{row}"));
        format!("Q!B{row} -> [{}] / G{row}", columns.collect::<Vec<_>>().join(", "))
    };
    let case = |name, drawing: &str, wanted| Case { name, sheets: vec![sheet("Q", drawing)], wanted };
    [
        case("choices of a language to tick", &ticked, vec![ticks(2), ticks(3)]),
        case(
            "choices of a language in a list",
            &listed,
            vec!["Q!B2 -> C2 / D2".to_owned(), "Q!B3 -> C3 / D3".to_owned()],
        ),
    ]
}

#[test]
fn the_choices_of_every_language_mean_what_they_say() {
    use vsq::stance::Stance::{No, NotApplicable, Partial, Yes};
    for (language, captions, _) in &CHOICES {
        let list: Vec<String> = captions[2..6].iter().map(|text| (*text).to_owned()).collect();
        let stances: Vec<_> = choices_of(&list).into_iter().map(|choice| choice.stance).collect();
        assert_eq!(stances, [Some(Yes), Some(Partial), Some(No), Some(NotApplicable)], "{language}: {list:?}");
    }
}
