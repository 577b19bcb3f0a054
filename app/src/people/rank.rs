//! Levels, kinds of employment and roles by their names.
//!
//! Codes and names of levels: Civil Service Act B.E. 2551, sections 45 and 46.

use crate::{entity::Role, i18n::Language};

/// A code with its name in Thai and English.
pub type Named = (&'static str, &'static str, &'static str);

/// Position levels: general O, knowledge worker K, managerial D, executive M.
pub const LEVELS: [Named; 13] = [
    ("O1", "ปฏิบัติงาน", "Operational"),
    ("O2", "ชำนาญงาน", "Experienced"),
    ("O3", "อาวุโส", "Senior"),
    ("O4", "ทักษะพิเศษ", "Highly Skilled"),
    ("K1", "ปฏิบัติการ", "Practitioner Level"),
    ("K2", "ชำนาญการ", "Professional Level"),
    ("K3", "ชำนาญการพิเศษ", "Senior Professional Level"),
    ("K4", "เชี่ยวชาญ", "Expert Level"),
    ("K5", "ทรงคุณวุฒิ", "Advisory Level"),
    ("D1", "ระดับต้น", "Primary Level"),
    ("D2", "ระดับสูง", "Higher Level"),
    ("M1", "ระดับต้น", "Primary Level"),
    ("M2", "ระดับสูง", "Higher Level"),
];

/// Kinds of employment.
pub const EMPLOYEE_KINDS: [Named; 4] = [
    ("civil_servant", "ข้าราชการพลเรือนสามัญ", "Civil servant"),
    ("government_employee", "พนักงานราชการ", "Government employee"),
    ("permanent_employee", "ลูกจ้างประจำ", "Permanent employee"),
    ("contractor", "จ้างเหมาบริการ", "Contractor"),
];

/// Roles that an administrator grants.
pub const ROLES: [(&str, Role, &str, &str); 6] = [
    ("trainer", Role::Trainer, "ผู้จัดทำหลักสูตร", "Trainer"),
    ("hr", Role::Hr, "ผู้ดูแลด้านทรัพยากรบุคคล", "HR officer"),
    ("manager", Role::Manager, "ผู้บังคับบัญชา", "Manager"),
    ("executive", Role::Executive, "ผู้บริหาร", "Executive"),
    ("administrator", Role::Administrator, "ผู้ดูแลระบบ", "Administrator"),
    ("auditor", Role::Auditor, "ผู้ตรวจสอบ", "Auditor"),
];

/// The name of a code; the code itself where no name is known.
pub fn name_of(list: &[Named], code: &str, language: Language) -> String {
    list.iter()
        .find(|(known, ..)| *known == code)
        .map_or_else(|| code.to_owned(), |(_, th, en)| language.choose(th, en).to_owned())
}

/// The name of a role.
pub fn role_name(role: Role, language: Language) -> &'static str {
    ROLES.iter().find(|(_, known, ..)| *known == role).map_or("", |(_, _, th, en)| language.choose(th, en))
}

/// A position as it is written: in Thai the line and the level without a space, in English after a comma.
///
/// Managerial and executive positions are named without the level, which their title already tells.
pub fn position(line_th: &str, line_en: &str, level: &str, language: Language) -> String {
    let said = level.starts_with('O') || level.starts_with('K');
    match (language, said) {
        (Language::Th, true) => format!("{line_th}{}", name_of(&LEVELS, level, language)),
        (Language::En, true) => format!("{line_en}, {}", name_of(&LEVELS, level, language)),
        (_, false) => language.choose(line_th, line_en).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thai_position_is_line_and_level_without_a_space() {
        let written = position("นักวิเคราะห์นโยบายและแผน", "Plan and Policy Analyst", "K3", Language::Th);
        assert_eq!(written, "นักวิเคราะห์นโยบายและแผนชำนาญการพิเศษ");
        assert_eq!(position("ผู้อำนวยการกอง", "Director", "D1", Language::Th), "ผู้อำนวยการกอง");
    }
}
