//! Words of the feature.

use crate::{entity::MailState, i18n::Language};

crate::texts! {
    timeline: "ลำดับเหตุการณ์ของการทดสอบ", "Timeline of the attempt";
    place: "ตำแหน่งหน้า", "You are here";
    lead(title: &str, number: &str): "{title} · ครั้งที่\u{a0}{number}", "{title} · attempt {number}";
    why: "ทุกเหตุการณ์บันทึกโดยระบบในเวลาที่เกิดขึ้นจริงตามนาฬิกาของระบบ แก้ไขหรือลบไม่ได้ ใช้อ้างอิงได้หากมีข้อสงสัยเกี่ยวกับการทดสอบครั้งนี้", "Every event was written down by the system when it happened, by the system's own clock. None can be changed or removed, so you can rely on them if there is a question about this attempt.";
    looked(now: &str): "ข้อมูล ณ\u{a0}{now} · การเปิดดูหน้านี้ถูกบันทึกไว้", "As of {now} · that you looked is on record";
    time: "เวลา", "Time";
    what: "เหตุการณ์", "Event";
    deadline_was: "หมดเวลา", "Time ended";
    deadline_is: "หมดเวลาในการทดสอบ", "The time ends";
    begun: "เริ่มเมื่อ", "Begun";
    answers: "จำนวนการบันทึกคำตอบ", "Answers saved";
    times(n: &str): "{n}\u{a0}ครั้ง", "{n}";

    fast: "เร็วกว่าการอ่าน", "faster than reading";
    pace(fast: &str, all: &str): "คำตอบที่เร็วกว่าจะอ่านคำถามและตัวเลือกได้ครบ {fast} จาก {all}\u{a0}ข้อ", "{fast} of {all} answers came sooner than question and options can be read.";
    pace_why: "อาจเป็นเพราะอ่านทั้งชุดมาก่อนหรือรู้คำตอบอยู่แล้ว จึงเป็นเพียงข้อมูลประกอบ ไม่ใช่หลักฐานการทุจริต และระบบไม่ใช้ตัดสินผล", "It may mean that the whole paper was read first, or that the answer was known: something to know, no proof of anything, and no rule decides by it.";
    started: "เริ่มทำแบบทดสอบ", "The attempt was started";
    submitted: "ส่งคำตอบ", "The answers were submitted";
    closed: "หมดเวลา ระบบส่งคำตอบที่บันทึกไว้ให้", "The time was over; what was saved was submitted";
    files: "ไฟล์ที่ส่งเป็นคำตอบ", "Files handed in as answers";
    graded: "ผู้ตรวจให้คะแนนข้อเขียนครบแล้ว", "The written answers have been graded";
    taken_over: "เปิดทำต่อจากอุปกรณ์หรือการเข้าสู่ระบบอื่น", "Taken over in another session";
    credited: "ระบบขัดข้อง ระบบเพิ่มเวลาให้เท่าที่ขัดข้อง", "The service was down; the time was given back";
    paused: "พักการทดสอบ เวลาหยุดนับ", "A rest: the time stood still";
    at_most(time: &str): "(ไม่เกิน\u{a0}{time})", "(at most {time})";
    resumed: "ทำต่อหลังพัก เวลาเดินต่อ", "Went on after the rest: the time ran again";
    earlier_by(time: &str): "(ก่อนครบเวลาพัก\u{a0}{time})", "({time} before the end of the rest)";
    regraded: "ปรับผลตามเฉลยที่แก้ไข", "The result was corrected by a corrected key";
    credit_title: "ระบบเพิ่มเวลาให้ท่านแล้ว", "Time has been given back to you";
    credit(from: &str, to: &str, time: &str): "ระบบขัดข้องตั้งแต่ {from} ถึง {to} จึงเลื่อนเวลาหมดเขตออกไป {time}", "The service was down from {from} to {to}, so the end has moved by {time}.";
    saved(question: &str, number: &str): "บันทึกคำตอบข้อ\u{a0}{question} (ลำดับที่\u{a0}{number})", "Answer to question {question} saved (no.\u{a0}{number})";
    on_device(device: &str): "ที่ {device}", "on {device}";
    with_extra(time: &str): "(ได้เวลาเพิ่ม\u{a0}{time})", "(with {time} more)";
    moved_by(time: &str): "({time})", "({time})";
    receipt_queued: "ใบรับทางอีเมลรอส่ง", "The receipt waits to be mailed";
    receipt_accepted: "เซิร์ฟเวอร์อีเมลของผู้เรียนรับใบรับแล้ว", "The learner's mail server has taken the receipt";
    receipt_failed: "ส่งใบรับทางอีเมลไม่สำเร็จ", "The receipt could not be mailed";
    receipt_captured: "ใบรับอยู่ในกล่องอีเมลสาธิต", "The receipt is in the demo's post box";

    to_paper: "กลับไปทำแบบทดสอบ", "Back to the test";
    to_result: "กลับไปหน้าผลการทดสอบ", "Back to the result";
    to_record: "กลับไปหน้าข้อมูลบุคคล", "Back to the person";
    person: "ข้อมูลบุคคล", "Person";
    my_skills: "ทักษะของฉัน", "My skills";
    skills_of_person: "ทักษะของบุคคล", "Skills of the person";
}

/// What became of the letter of receipt.
pub const fn receipt(language: Language, state: MailState) -> &'static str {
    match state {
        MailState::Queued => receipt_queued(language),
        MailState::Accepted => receipt_accepted(language),
        MailState::Failed => receipt_failed(language),
        MailState::Captured => receipt_captured(language),
    }
}
