//! Thai names to test with: always the same ones, composed of syllables that names are made of.

/// Every cluster that Thai fonts are known to get wrong.
pub(super) const HARD: [&str; 26] = [
    "น้ำ",
    "ปั้น",
    "ที่",
    "ป่า",
    "ฟ้า",
    "กี้",
    "ญู",
    "ฐู",
    "ฎุ",
    "ฤๅ",
    "ไม้",
    "ปั๊ป",
    "กฤษฏิ์",
    "ปิ่น",
    "ศักดิ์สิทธิ์",
    "ญาณี",
    "ฐิติพร",
    "ก้ำ",
    "ฝ้าย",
    "ฬ่อ",
    "พันธุ์",
    "สินธุ์",
    "เกี๊ยะ",
    "ปำ",
    "ฟำ",
    "ฎุ๊",
];

const FIRST: [&str; 24] = [
    "สม",
    "ปิ่น",
    "กฤษฏิ์",
    "ศักดิ์",
    "ฐิติ",
    "ญาณ",
    "น้ำ",
    "ฟ้า",
    "ณัฐ",
    "พิชญ์",
    "วุฒิ",
    "ปั๊ป",
    "จิรา",
    "อภิ",
    "ขวัญ",
    "ธัญ",
    "เพ็ญ",
    "กัญ",
    "ชุติ",
    "ปุณ",
    "ฝ้าย",
    "เอื้อ",
    "ภูมิ",
    "ลั่น",
];
const MIDDLE: [&str; 12] = ["", "มณี", "ญู", "ฐา", "ฎุ", "สิทธิ์", "ป้อ", "ฬิ", "ทิพ", "ก้ำ", "นันท์", "ฐู"];
const LAST: [&str; 16] = ["ชาย", "หญิง", "พร", "ญาณี", "รัตน์", "ดี", "ศรี", "กุล", "วดี", "ปั้น", "ณ์", "พงศ์", "ภู่", "ฟ้า", "ล้ำ", "กี้"];
const PREFIXES: [&str; 6] = ["นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี ", "ดร.", "ม.ร.ว."];
const ENDS: [&str; 10] = ["วงศ์", "สกุล", "ศักดิ์", "รุ่งเรือง", "พันธุ์", "ทองคำ", "สินธุ์", "กิจ", "จ้อย", "น้ำใจ"];

/// `count` names, the hard clusters first: `นายกฤษฏิ์มณี ศักดิ์ฐาพันธุ์`.
pub(super) fn names(count: usize) -> Vec<String> {
    // Numerical Recipes' generator: enough to mix, the same everywhere.
    let mut state: u32 = 2569;
    let mut pick = |from: &[&'static str]| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        from[(state >> 16) as usize % from.len()]
    };
    let hard = HARD.iter().map(|cluster| format!("นาย{cluster} {cluster}{cluster}"));
    let mut names: Vec<_> = hard.take(count).collect();
    while names.len() < count {
        let parts: [&[&str]; 8] = [&PREFIXES, &FIRST, &MIDDLE, &LAST, &[" "], &FIRST, &MIDDLE, &ENDS];
        names.push(parts.map(&mut pick).concat());
    }
    names
}
