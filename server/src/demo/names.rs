//! The names of people who do not exist.
//!
//! Given names are common ones. Family names are made of a word for a place or weather and a
//! word about learning ("เมฆใฝ่รู้"), a pattern that no family uses. English spellings follow
//! the Royal Thai General System, always the same for the same part.

/// A part of a name in Thai and in the Royal Thai General System.
pub type NamePart = (&'static str, &'static str);

/// Given names of men.
pub const MEN: [NamePart; 48] = [
    ("สมชาย", "Somchai"),
    ("กฤษดา", "Kritsada"),
    ("เกรียงไกร", "Kriangkrai"),
    ("โกวิท", "Kowit"),
    ("คมสัน", "Khomsan"),
    ("จักรพันธ์", "Chakkraphan"),
    ("เจษฎา", "Chetsada"),
    ("ชาญชัย", "Chanchai"),
    ("เชิดศักดิ์", "Choetsak"),
    ("ณัฐพล", "Natthaphon"),
    ("ดนัย", "Danai"),
    ("เดชา", "Decha"),
    ("ต่อศักดิ์", "Tosak"),
    ("ทวีศักดิ์", "Thawisak"),
    ("เทพฤทธิ์", "Theppharit"),
    ("ธนกร", "Thanakon"),
    ("ธีระ", "Thira"),
    ("นพดล", "Nopphadon"),
    ("นิพนธ์", "Niphon"),
    ("บุญส่ง", "Bunsong"),
    ("ปกรณ์", "Pakon"),
    ("ประเสริฐ", "Prasoet"),
    ("ปิยะ", "Piya"),
    ("พงศกร", "Phongsakon"),
    ("พิชัย", "Phichai"),
    ("ไพโรจน์", "Phairot"),
    ("ภาณุ", "Phanu"),
    ("มานะ", "Mana"),
    ("ยุทธนา", "Yutthana"),
    ("รังสรรค์", "Rangsan"),
    ("ฤทธิชัย", "Ritthichai"),
    ("วรพจน์", "Woraphot"),
    ("วิชาญ", "Wichan"),
    ("วีระ", "Wira"),
    ("ศักดา", "Sakda"),
    ("ศุภชัย", "Supphachai"),
    ("สมบัติ", "Sombat"),
    ("สันติ", "Santi"),
    ("สุรชัย", "Surachai"),
    ("เสกสรร", "Seksan"),
    ("อดิศร", "Adison"),
    ("อภิชาติ", "Aphichat"),
    ("อาทิตย์", "Athit"),
    ("เอกชัย", "Ekkachai"),
    ("ก้องภพ", "Kongphop"),
    ("ไกรวุฒิ", "Kraiwut"),
    ("ขจร", "Khachon"),
    ("แทนไท", "Thaenthai"),
];

/// Given names of women.
pub const WOMEN: [NamePart; 56] = [
    ("กมลวรรณ", "Kamonwan"),
    ("กาญจนา", "Kanchana"),
    ("เกษร", "Keson"),
    ("แก้วตา", "Kaeota"),
    ("ขวัญใจ", "Khwanchai"),
    ("จันทร์เพ็ญ", "Chanphen"),
    ("จารุณี", "Charuni"),
    ("จิราพร", "Chiraphon"),
    ("ชลธิชา", "Chonthicha"),
    ("ฐิติมา", "Thitima"),
    ("ณัฐธิดา", "Natthathida"),
    ("ดวงใจ", "Duangchai"),
    ("ดารุณี", "Daruni"),
    ("เตือนใจ", "Tueanchai"),
    ("ทิพย์วรรณ", "Thipphawan"),
    ("ธิดารัตน์", "Thidarat"),
    ("นงลักษณ์", "Nonglak"),
    ("นันทนา", "Nanthana"),
    ("นิตยา", "Nittaya"),
    ("เนาวรัตน์", "Naowarat"),
    ("บุษบา", "Butsaba"),
    ("เบญจวรรณ", "Benchawan"),
    ("ปราณี", "Prani"),
    ("ปรียา", "Priya"),
    ("ปิยนุช", "Piyanut"),
    ("พรทิพย์", "Phonthip"),
    ("พิมพ์ใจ", "Phimchai"),
    ("เพ็ญศรี", "Phensi"),
    ("ไพลิน", "Phailin"),
    ("ภัทรา", "Phatthra"),
    ("มณีรัตน์", "Manirat"),
    ("มาลัย", "Malai"),
    ("ยุพิน", "Yuphin"),
    ("รัชนี", "Ratchani"),
    ("รุ่งนภา", "Rungnapha"),
    ("ฤดี", "Ruedi"),
    ("ลดา", "Lada"),
    ("ละออง", "La-ong"),
    ("วราภรณ์", "Waraphon"),
    ("วันเพ็ญ", "Wanphen"),
    ("วิไล", "Wilai"),
    ("ศิริพร", "Siriphon"),
    ("ศุภลักษณ์", "Supphalak"),
    ("สมหญิง", "Somying"),
    ("สายใจ", "Saichai"),
    ("สุกัญญา", "Sukanya"),
    ("สุดา", "Suda"),
    ("เสาวลักษณ์", "Saowalak"),
    ("โสภา", "Sopha"),
    ("หทัย", "Hathai"),
    ("อรทัย", "Orathai"),
    ("อรุณี", "Aruni"),
    ("อัจฉรา", "Atchara"),
    ("อารีย์", "Ari"),
    ("อุไร", "Urai"),
    ("แววดาว", "Waeodao"),
];

/// First halves of family names.
pub const PLACES: [NamePart; 26] = [
    ("ฟ้า", "Fa"),
    ("ดาว", "Dao"),
    ("เมฆ", "Mek"),
    ("ทะเล", "Thale"),
    ("ภูผา", "Phupha"),
    ("ต้นน้ำ", "Tonnam"),
    ("ร่มไม้", "Rommai"),
    ("ใบบัว", "Baibua"),
    ("ลมหนาว", "Lomnao"),
    ("แสงเดือน", "Saengduean"),
    ("รุ่งเช้า", "Rungchao"),
    ("ทุ่งกว้าง", "Thungkwang"),
    ("ดอกแก้ว", "Dokkaeo"),
    ("สายฝน", "Saifon"),
    ("ไพรเขียว", "Phraikhiao"),
    ("หาดทราย", "Hatsai"),
    ("ปลายฟ้า", "Plaifa"),
    ("เรือนไม้", "Rueanmai"),
    ("บ้านสวน", "Bansuan"),
    ("นาข้าว", "Nakhao"),
    ("คลองใส", "Khlongsai"),
    ("เขาคราม", "Khaokhram"),
    ("เกาะงาม", "Ko-ngam"),
    ("ถ้ำทอง", "Thamthong"),
    ("แม่น้ำ", "Maenam"),
    ("อรุณ", "Arun"),
];

/// Second halves of family names.
pub const VIRTUES: [NamePart; 22] = [
    ("ใฝ่รู้", "Fairu"),
    ("เพียรเรียน", "Phianrian"),
    ("รักวิชา", "Rakwicha"),
    ("สอนดี", "Sondi"),
    ("ขยันคิด", "Khayankhit"),
    ("จดจำ", "Chotcham"),
    ("อ่านเก่ง", "Ankeng"),
    ("เขียนงาม", "Khianngam"),
    ("สืบค้น", "Suepkhon"),
    ("ถามทัน", "Thamthan"),
    ("คิดเป็น", "Khitpen"),
    ("ทำจริง", "Thamching"),
    ("ฝึกฝน", "Fuekfon"),
    ("ลองทำ", "Longtham"),
    ("รอบรู้", "Ropru"),
    ("ต่อยอด", "Toyot"),
    ("แบ่งปัน", "Baengpan"),
    ("ตั้งใจ", "Tangchai"),
    ("มุ่งเรียน", "Mungrian"),
    ("ท่องตำรา", "Thongtamra"),
    ("ทบทวน", "Thopthuan"),
    ("เปิดตำรา", "Poettamra"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_part_is_always_spelt_the_same_way() {
        let mut spellings = HashMap::new();
        for (thai, english) in MEN.iter().chain(&WOMEN).chain(&PLACES).chain(&VIRTUES) {
            assert_eq!(*spellings.entry(thai).or_insert(english), english);
        }
        // Each part stands once.
        let parts = MEN.len() + WOMEN.len() + PLACES.len() + VIRTUES.len();
        assert_eq!(spellings.len(), parts);
    }

    #[test]
    fn spellings_are_capitalised_latin() {
        for (thai, english) in MEN.iter().chain(&WOMEN).chain(&PLACES).chain(&VIRTUES) {
            assert!(thai.chars().all(|c| ('ก'..='๛').contains(&c)), "{thai}");
            assert!(english.starts_with(|c: char| c.is_ascii_uppercase()), "{english}");
            assert!(english.chars().all(|c| c.is_ascii_alphabetic() || c == '-'), "{english}");
        }
    }
}
