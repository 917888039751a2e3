//! One small questionnaire in each language of captions.

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
    drawings.into_iter().map(|(name, drawing)| case(name, drawing, &wanted)).collect()
}
