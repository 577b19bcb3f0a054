//! Words of questions.

crate::texts! {
    how_multiple: "เลือกทุกข้อที่ถูก", "Choose all that are right.";
    how_judgement(worth: &str): "เลือกทางที่เหมาะที่สุด แต่ละทางได้คะแนนไม่เท่ากัน สูงสุด\u{a0}{worth}\u{a0}คะแนน", "Choose the best way. Ways earn different points, at most {worth}.";
    how_matching: "เลือกคำตอบให้ครบทุกรายการ", "Choose an answer for each.";
    how_ordering: "ใส่ลำดับที่ให้ครบทุกรายการโดยไม่ซ้ำกัน", "Give each a place of its own.";
    how_numeric: "ตอบเป็นตัวเลข ใช้เลขไทยหรือเลขอารบิกก็ได้", "Answer with a number, in Thai or Arabic digits.";
    how_short_text: "พิมพ์คำตอบสั้น ๆ", "Type a short answer.";
    how_essay(worth: &str): "มีผู้ตรวจให้คะแนนตามเกณฑ์ เต็ม\u{a0}{worth}\u{a0}คะแนน", "People grade the answer by the criteria, {worth} points in all.";
    your_text: "คำตอบ", "Your answer";
    text_hint(longest: &str): "เขียนได้ไม่เกิน\u{a0}{longest}\u{a0}ตัวอักษร เว้นบรรทัดเพื่อขึ้นย่อหน้าใหม่ได้", "At most {longest} characters; leave a line empty to begin a new paragraph.";
    your_file: "เลือกไฟล์", "Choose a file";
    file_hint(kinds: &str, most: &str): "รับไฟล์ {kinds} ขนาดไม่เกิน\u{a0}{most}\u{a0}MB หนึ่งไฟล์ ส่งใหม่ได้จนกว่าจะหมดเวลา", "One file, {kinds}, at most {most} MB. You can send another one until the time is over.";
    criteria: "เกณฑ์การให้คะแนน", "What is looked at";
    criterion: "เกณฑ์", "Criterion";
    full: "คะแนนเต็ม", "Worth";
    level(points: &str): "{points}\u{a0}คะแนน:", "{points}:";
    how_gaps: "เติมให้ครบทุกช่อง", "Fill every gap.";
    partial(worth: &str): "ได้คะแนนตามส่วนที่ถูก เต็ม\u{a0}{worth}\u{a0}คะแนน", "Each part that is right earns a point, {worth} in all.";
    partial_choice(worth: &str): "มี\u{a0}{worth}\u{a0}ข้อที่ถูก ได้ข้อละ 1\u{a0}คะแนน หากเลือกเกินจำนวนนี้จะไม่ได้คะแนน", "{worth} are right and earn a point each; choosing more than that earns nothing.";
    minus(worth: &str): "ส่วนที่ถูกได้ 1\u{a0}คะแนน ส่วนที่ผิดหัก 1\u{a0}คะแนน เว้นว่างไม่หัก เต็ม\u{a0}{worth}\u{a0}คะแนน ต่ำสุด 0", "Each part that is right earns a point and each wrong one takes a point away; what is left open takes none. {worth} in all, never below 0.";

    case(title: &str): "กรณีศึกษา: {title}", "Case: {title}";
    choose: "เลือกคำตอบ", "Choose";
    place: "ลำดับที่", "Place";
    your_number: "คำตอบ", "Answer";
    gap(number: &str): "ช่องที่\u{a0}{number}", "Gap {number}";

    right: "ถูกต้อง", "Right";
    wrong: "ยังไม่ถูก", "Not right";
    open: "ไม่ได้ตอบ", "Not answered";
    your_answer: "คำตอบของท่าน", "your answer";
    right_answer: "คำตอบที่ถูก", "the right answer";
    best_answer: "ทางที่เหมาะที่สุด", "the best way";
    worth(points: &str, max: &str): "{points} จาก\u{a0}{max}\u{a0}คะแนน", "{points} of {max} points";
    you_said(answer: &str): "ท่านตอบ “{answer}”", "you answered “{answer}”";
    right_is(answer: &str): "คำตอบที่ถูก: {answer}", "Right: {answer}";
    also_right(answers: &str): "ยอมรับด้วย: {answers}", "Accepted as well: {answers}";
}
