//! Words of the feature.

use courses::statistics::Strength;

use crate::i18n::Language;

crate::texts! {
    grading: "ตรวจข้อเขียน", "Grading";
    lead: "คำตอบของแบบทดสอบหลังเรียนที่ต้องมีผู้ตรวจให้คะแนน ระบบไม่แสดงชื่อผู้ตอบ และไม่แสดงคะแนนของผู้ตรวจท่านอื่น", "Answers of final tests that people grade. You see neither whose they are nor what another grader gave.";
    place: "ตำแหน่งหน้า", "You are here";
    waiting: "คำตอบที่รอตรวจ", "Answers that wait";
    as_of(when: &str): "ข้อมูล ณ\u{a0}{when}", "as of {when}";
    course: "หลักสูตร", "Course";
    answers: "รอตรวจ", "Waiting";
    since: "รอตั้งแต่", "Since";
    for_you: "ท่านตรวจได้", "For you";
    answer_count(n: &str): "{n}\u{a0}คำตอบ", "{n}";
    next: "ตรวจคำตอบถัดไป", "Grade the next one";
    of_course(title: &str): "ของหลักสูตร {title}", "of {title}";
    for_others: "รอผู้ตรวจท่านอื่น", "Others grade these";
    nothing_waits: "ไม่มีคำตอบที่รอตรวจ", "Nothing waits";
    nothing_waits_why: "เมื่อมีผู้ส่งแบบทดสอบที่มีข้อเขียนในหลักสูตรของหน่วยงานท่าน คำตอบจะแสดงที่หน้านี้", "When a test with a written answer is handed in for a course of your units, the answer will be here.";
    to_courses: "ไปที่หลักสูตรของฉัน", "To my courses";
    none_for_you: "ขณะนี้ไม่มีคำตอบที่ท่านตรวจได้", "There is none for you to grade just now";
    none_for_you_why: "คำตอบที่เหลือเป็นคำตอบที่ท่านตรวจแล้ว หรือผู้ตรวจท่านอื่นกำลังตรวจอยู่ คำตอบหนึ่งต้องมีผู้ตรวจสองท่านที่ไม่เห็นคะแนนของกัน เว้นแต่แบบทดสอบกำหนดไว้ท่านเดียว", "You have graded the others, or somebody is grading them. Two people grade each answer without seeing each other's grade, unless the test asks for one.";
    more: "หน้าถัดไป", "Next page";
    pages: "หน้า", "Pages";

    agreement: "ความสอดคล้องของผู้ตรวจ", "How graders agree";
    graded: "ตรวจแล้ว", "Graded";
    see_agreement: "ดูความสอดคล้อง", "See the agreement";
    agreement_lead: "เปรียบเทียบคะแนนของผู้ตรวจคนที่หนึ่งกับคนที่สอง ซึ่งให้คะแนนโดยไม่เห็นคะแนนของกัน", "First grades against second ones, each given without sight of the other.";
    no_pairs: "ยังไม่มีคำตอบที่ตรวจครบสองคน", "No answer has two grades yet";
    no_pairs_why: "เมื่อคำตอบแรกมีผู้ตรวจครบสองคน ตัวเลขจะแสดงที่หน้านี้", "The figures are here once the first answer has both.";
    question: "คำถาม", "Question";
    worth(points: &str): "เต็ม\u{a0}{points}\u{a0}คะแนน", "worth {points}";
    pairs: "จำนวนคู่", "Pairs";
    exact: "ตรงกันทุกคะแนน", "Exactly alike";
    near: "ใกล้กันพอ (ต่างไม่เกินร้อยละ\u{a0}20)", "Near enough (within 20%)";
    kappa: "แคปปา (ถ่วงน้ำหนักกำลังสอง)", "Kappa (quadratic weights)";
    too_few(fewest: &str): "แสดงเมื่อมี\u{a0}{fewest}\u{a0}คู่ขึ้นไป", "from {fewest} pairs";
    no_spread: "คำนวณไม่ได้ เพราะให้คะแนนเท่ากันหมด", "not defined: all grades are the same";
    kappa_means: "แคปปาบอกว่าผู้ตรวจเห็นตรงกันมากกว่าที่จะตรงกันโดยบังเอิญเพียงใด 1 คือตรงกันทั้งหมด 0 คือเท่ากับโดยบังเอิญ หากต่ำกว่าปานกลาง ควรเขียนเกณฑ์ให้ชัดขึ้นหรือซักซ้อมความเข้าใจระหว่างผู้ตรวจ คำเรียกระดับเป็นไปตาม Landis และ Koch (1977)", "Kappa says how far graders agree beyond chance: 1 is full agreement, 0 what chance would give. Below moderate, word the criteria more clearly or let graders talk them through. The words are those of Landis & Koch (1977).";
    poor: "ต่ำกว่าโดยบังเอิญ", "poor";
    slight: "เล็กน้อย", "slight";
    fair: "พอใช้", "fair";
    moderate: "ปานกลาง", "moderate";
    substantial: "ดี", "substantial";
    almost_perfect: "ดีมาก", "almost perfect";

    grade_answer: "ตรวจคำตอบ", "Grade an answer";
    kept_until(time: &str): "ระบบเก็บคำตอบนี้ไว้ให้ท่านตรวจถึง\u{a0}{time}", "This answer is kept for you until {time}";
    kept_why: "หากยังไม่บันทึกภายในเวลานี้ ผู้ตรวจท่านอื่นอาจได้รับคำตอบนี้ไปตรวจแทน", "If you have not saved by then, others may be given it.";
    time_is_over: "เลยเวลาที่ระบบเก็บคำตอบนี้ไว้ให้ท่านแล้ว", "The time for which it was kept for you is over";
    time_is_over_why: "ท่านยังบันทึกได้ ตราบใดที่ยังไม่มีผู้ตรวจท่านอื่นรับไป", "You can still save as long as nobody else has taken it.";
    you_decide: "ท่านเป็นผู้ตัดสิน", "You decide";
    you_decide_why: "ผู้ตรวจสองท่านแรกให้คะแนนต่างกันเกินร้อยละ\u{a0}20 ของคะแนนเต็ม คะแนนที่ท่านให้จะเป็นคะแนนของคำตอบนี้", "The first two graders are more than 20% of the points apart. What you give is what the answer earns.";
    asked: "คำถาม", "The question";
    answer: "คำตอบ", "The answer";
    file: "ดาวน์โหลดไฟล์คำตอบ", "Download the file";
    file_care: "ไฟล์มาจากผู้เรียนและระบบไม่ได้เปิดตรวจเนื้อหา โปรดเปิดด้วยเครื่องที่มีโปรแกรมป้องกันไวรัส", "It comes from a learner and was not opened by the system: use a computer with virus protection.";
    model_answer: "แนวคำตอบจากผู้จัดทำหลักสูตร", "Model answer of the author";
    your_grade: "คะแนนของท่าน", "Your grade";
    out_of(points: &str): "(เต็ม\u{a0}{points}\u{a0}คะแนน)", "({points} points at most)";
    points(n: &str): "{n}\u{a0}คะแนน", "{n}";
    comment: "ความเห็นถึงผู้เรียน", "Comment to the learner";
    optional: "(ไม่บังคับ)", "(optional)";
    comment_hint: "ผู้เรียนอ่านได้พร้อมผลการทดสอบ โดยไม่ทราบว่าท่านเป็นผู้เขียน", "She reads it with her result, and does not learn who wrote it.";
    save: "บันทึกและตรวจคำตอบถัดไป", "Save and go to the next";
    give_back: "คืนคำตอบนี้โดยไม่ตรวจ", "Give it back ungraded";
    is_graded: "ท่านตรวจคำตอบนี้แล้ว", "You have graded this answer";
    is_graded_why: "คะแนนที่บันทึกแล้วแก้ไขไม่ได้", "A grade that is saved cannot be changed.";
    is_open: "ท่านยังไม่ได้รับคำตอบนี้ไปตรวจ", "You have not taken this answer";
    take: "รับไปตรวจ", "Take it";
    is_closed: "คำตอบนี้มีผู้ตรวจครบแล้ว หรือผู้ตรวจท่านอื่นกำลังตรวจอยู่", "This answer has all its grades, or others are grading it";
    back: "กลับไปหน้าตรวจข้อเขียน", "Back to the list";

    grades: "คะแนนจากผู้ตรวจ", "What graders gave";
    criterion: "เกณฑ์", "Criterion";
    full: "เต็ม", "Worth";
    grader(n: &str): "ผู้ตรวจคนที่\u{a0}{n}", "Grader {n}";
    total: "รวม", "Total";
    comment_of(grader: &str): "ความเห็นของ{grader}", "Comment of {grader}";
    by_mean: "คะแนนที่ได้คือค่าเฉลี่ยของผู้ตรวจสองคน ปัดขึ้นเป็นจำนวนเต็ม", "The answer earns the mean of both grades, rounded up.";
    by_third: "ผู้ตรวจสองคนแรกให้คะแนนต่างกันมาก คะแนนที่ได้จึงเป็นของผู้ตรวจคนที่สาม", "The first two grades were far apart, so the third decides.";
}

/// What a kappa means.
pub const fn strength(l: Language, strength: Strength) -> &'static str {
    match strength {
        Strength::Poor => poor(l),
        Strength::Slight => slight(l),
        Strength::Fair => fair(l),
        Strength::Moderate => moderate(l),
        Strength::Substantial => substantial(l),
        Strength::AlmostPerfect => almost_perfect(l),
    }
}
