//! The levels that a framework has where its file names none.

use super::Level;
use crate::language::Bilingual;

/// Name and meaning of levels 0 to 5, Thai and English: those of the frameworks that ship.
const LEVELS: [[&str; 4]; 6] = [
    ["ยังไม่มีหลักฐาน", "No evidence yet", "ยังไม่เคยประเมินหรือแสดงทักษะนี้", "Not yet assessed in this skill, or not yet shown"],
    ["รู้จัก", "Aware", "อธิบายได้ว่าทักษะนี้คืออะไรและเกี่ยวข้องกับงานของตนอย่างไร", "Can say what the skill is and where it touches own work"],
    [
        "ทำได้เมื่อมีผู้แนะนำ",
        "Works with guidance",
        "ทำงานที่พบเป็นประจำได้ตามคู่มือหรือคำแนะนำของผู้อื่น",
        "Does routine tasks with a manual or with help from others",
    ],
    [
        "ทำได้ด้วยตนเอง",
        "Works independently",
        "ทำงานได้ถูกต้องด้วยตนเองและแก้ปัญหาที่พบบ่อยได้",
        "Does the work correctly alone and solves the usual problems",
    ],
    [
        "ประยุกต์และสอนงานผู้อื่น",
        "Adapts and coaches",
        "ประยุกต์ใช้กับงานใหม่ ปรับปรุงวิธีทำงาน และสอนงานเพื่อนร่วมงานได้",
        "Applies it to new work, improves how work is done and coaches colleagues",
    ],
    [
        "ขับเคลื่อนองค์กร",
        "Leads the organisation",
        "วางแนวทางของหน่วยงาน สร้างองค์ความรู้ใหม่ และผลักดันให้เกิดผลในวงกว้าง",
        "Sets direction for the agency, creates new knowledge and brings about results at large",
    ],
];

/// Levels 0 to 5, in order.
pub(super) fn levels() -> Vec<Level> {
    let text = |th: &str, en: &str| Bilingual { th: th.to_owned(), en: en.to_owned() };
    (0..)
        .zip(LEVELS)
        .map(|(level, [name_th, name_en, meaning_th, meaning_en])| Level {
            level,
            name: text(name_th, name_en),
            meaning: text(meaning_th, meaning_en),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_usual_levels_are_those_of_the_framework_that_ships() {
        let shipped = super::super::read("dg67.toml", include_bytes!("../../frameworks/dg67.toml")).unwrap();
        assert_eq!(super::levels(), shipped.levels);
    }
}
