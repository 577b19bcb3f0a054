//! Words around a lesson.

crate::texts! {
    courses: "หลักสูตร", "Courses";
    you_are_here: "ตำแหน่งหน้า", "You are here";
    contents: "สารบัญ", "Contents";
    contents_at(number: &str, of: &str): "สารบัญ: บทที่\u{a0}{number} จาก {of}", "Contents: lesson\u{a0}{number} of {of}";
    lesson(number: &str): "บทที่\u{a0}{number}", "Lesson\u{a0}{number}";
    lesson_of(number: &str, of: &str): "บทที่\u{a0}{number} จาก {of}", "Lesson\u{a0}{number} of {of}";
    is_read: "(เรียนแล้ว)", "(read)";
    is_passed: "(ผ่านแล้ว)", "(passed)";
    is_locked: "(ลงทะเบียนก่อนจึงอ่านได้)", "(enrol to read)";
    final_test: "แบบทดสอบหลังเรียน", "Final test";
    only_thai: "เนื้อหาบทเรียนนี้เป็นภาษาไทย", "The text of this lesson is in Thai.";
    only_english: "เนื้อหาบทเรียนนี้เป็นภาษาอังกฤษ", "The text of this lesson is in English.";

    practice: "ลองทำ", "Try it";
    practice_why: "ตอบเพื่อทบทวน ไม่นับคะแนน ทำซ้ำได้ตามต้องการ", "To see what stayed with you. It is not scored, and you can try as often as you like.";
    question(number: &str): "ข้อ\u{a0}{number}", "Question\u{a0}{number}";
    check: "ตรวจคำตอบ", "Check my answers";
    try_again: "ลองอีกครั้ง", "Try again";
    right: "ถูกต้อง", "Right";
    partly: "ถูกบางส่วน ลองดูเหตุผล", "Partly right: here is why";
    wrong: "ยังไม่ถูก ลองดูเหตุผล", "Not quite: here is why";

    done: "เรียนบทนี้จบแล้ว", "I have read this lesson";
    done_hint: "กดเมื่ออ่านจบ ระบบจะบันทึกความคืบหน้าและพาไปบทถัดไป", "Press when you have finished: your progress is saved and the next lesson opens.";
    done_hint_last: "กดเมื่ออ่านจบ ระบบจะบันทึกความคืบหน้าและพากลับไปหน้าหลักสูตร", "Press when you have finished: your progress is saved and the course page opens.";
    already_read: "ท่านเรียนบทนี้จบแล้ว", "You have read this lesson";
    to_course: "กลับไปหน้าหลักสูตร", "Back to the course";
    preview: "บทนี้เปิดให้อ่านก่อนลงทะเบียน", "This lesson is open as a preview";
    preview_why: "ลงทะเบียนเพื่ออ่านบทต่อไป บันทึกความคืบหน้า และรับวุฒิบัตร", "Enrol to read on, keep your progress and earn the certificate.";
    neighbours: "บทก่อนหน้าและบทถัดไป", "Previous and next lesson";
    previous: "บทก่อนหน้า", "Previous lesson";
    next: "บทถัดไป", "Next lesson";

    enrol_first: "ลงทะเบียนก่อนอ่านบทนี้", "Enrol to read this lesson";
    enrol_first_why(lesson: &str, course: &str): "“{lesson}” เป็นบทหนึ่งของหลักสูตร “{course}” ซึ่งท่านยังไม่ได้ลงทะเบียน บทแรกอ่านได้โดยไม่ต้องลงทะเบียน", "“{lesson}” belongs to the course “{course}”, in which you are not enrolled. The first lesson is open to everyone.";
    read_first: "อ่านบทแรก", "Read the first lesson";
}
