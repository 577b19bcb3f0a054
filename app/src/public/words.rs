//! Words of the front page.

crate::texts! {
    home_title: "หน้าแรก", "Home";
    hero_1: "ทักษะดิจิทัลของบุคลากรภาครัฐ", "Digital skills for public service:";
    hero_2: "เรียนได้ทุกที่ พิสูจน์ได้ทุกครั้ง", "learn anywhere, prove it any time";
    hero_lead: "บทเรียนที่อ่านบนโทรศัพท์ได้ระหว่างงาน แบบทดสอบที่ยุติธรรม และวุฒิบัตรที่ทุกคนตรวจสอบได้ด้วยคิวอาร์โค้ด", "Lessons made for a phone between two tasks, fair assessment, and certificates that anyone can verify by QR code.";
    see_courses: "ดูหลักสูตรทั้งหมด", "See all courses";
    my_learning: "การเรียนของฉัน", "My learning";
    verify: "ตรวจสอบวุฒิบัตร", "Verify a certificate";
    how: "เรียนอย่างไร", "How it works";
    how_learn: "เลือกและเรียน", "Choose and learn";
    how_learn_text: "อ่านได้ทุกอุปกรณ์ ระบบจำตำแหน่งที่อ่านค้างไว้ และบอกเสมอว่ายังขาดสิ่งใด", "Read on any device. Your place is remembered, and you always see what is still missing.";
    how_test: "ทดสอบ", "Be assessed";
    how_test_text: "ทุกคำตอบบันทึกทันทีที่เลือก สัญญาณขาดหรือเปลี่ยนเครื่องก็ไม่สูญหาย", "Every answer is saved as you give it. A lost connection or another device loses nothing.";
    how_proof: "รับวุฒิบัตร", "Own the proof";
    how_proof_text: "ออกให้ทันทีที่ผ่าน ส่งถึงอีเมลของท่าน และตรวจสอบได้ตลอดเวลา", "Issued the moment you pass, sent to your e-mail, open to verification at any time.";
    figures: "ภาพรวมการเรียนรู้", "Learning at a glance";
    completions: "ครั้งที่เรียนจบหลักสูตร", "Courses completed";
    hours: "ชั่วโมงการเรียนรู้", "Hours of learning";
    open_courses: "หลักสูตรที่เปิดสอน", "Open courses";
    open_courses_note: "เรียนได้โดยไม่มีค่าใช้จ่าย", "Free for all personnel";
    as_of(when: &str): "ข้อมูล ณ {when}", "As of {when}";
}
