//! Words of the feature.

use super::{answer::Saved, journal::Receipt};
use crate::{
    i18n::Language,
    thai::{date, digits},
    visitor::Visitor,
};

crate::texts! {
    final_test: "แบบทดสอบหลังเรียน", "Final test";
    place: "ตำแหน่งหน้า", "You are here";
    courses: "หลักสูตร", "Courses";
    not_enrolled: "ท่านยังไม่ได้ลงทะเบียนเรียนหลักสูตรนี้", "You are not enrolled in this course";
    not_enrolled_why: "โปรดลงทะเบียนและเรียนให้ครบทุกบทก่อนทำแบบทดสอบ", "Please enrol and finish all lessons before the test.";
    to_course: "ไปที่หน้าหลักสูตร", "Go to the course";
    back_to_course: "กลับไปหน้าหลักสูตร", "Back to the course";
    back_to_lessons: "กลับไปทบทวนบทเรียน", "Back to the lessons";

    rules: "กติกา", "The rules";
    questions: "จำนวนข้อ", "Questions";
    question_count(n: &str): "{n}\u{a0}ข้อ", "{n}\u{a0}questions";
    time_allowed: "เวลา", "Time";
    minutes(n: &str): "{n}\u{a0}นาที", "{n}\u{a0}minutes";
    minutes_with(all: &str, usual: &str, extra: &str): "{all}\u{a0}นาที (ปกติ {usual} เพิ่มให้\u{a0}{extra}\u{a0}นาที)", "{all}\u{a0}minutes ({usual} and {extra} more)";
    pass_mark: "เกณฑ์ผ่าน", "To pass";
    pass_mark_is(percent: &str, points: &str, all: &str): "ร้อยละ\u{a0}{percent} คือ\u{a0}{points} จาก\u{a0}{all}\u{a0}ข้อ", "{percent}%, that is {points} of {all}";
    pass_mark_percent(percent: &str): "ร้อยละ\u{a0}{percent} ของคะแนน บางข้อมีหลายคะแนน", "{percent}% of the points; some questions have several";
    attempts: "จำนวนครั้ง", "Attempts";
    attempts_left(left: &str, all: &str): "เหลือ\u{a0}{left} จาก\u{a0}{all}\u{a0}ครั้ง", "{left} of {all} left";
    attempts_free(used: &str): "ไม่จำกัด ทำไปแล้ว\u{a0}{used}\u{a0}ครั้ง", "no limit, {used} used";
    answers_shown: "เฉลยและคำอธิบาย", "Answers and explanations";
    review_after_submission: "ดูได้ทันทีหลังส่งคำตอบ", "shown as soon as you submit";
    review_after_pass: "ดูได้เมื่อสอบผ่าน หรือเมื่อใช้สิทธิครบทุกครั้ง", "shown once you pass, or when no attempt is left";
    review_score_only: "ไม่แสดง แสดงเฉพาะคะแนน", "not shown, only the score is";

    good_to_know: "สิ่งที่ควรทราบก่อนเริ่ม", "Good to know before you start";
    know_time: "เวลาเริ่มนับเมื่อกดเริ่ม และนับต่อไปแม้ปิดหน้านี้หรือเปลี่ยนเครื่อง", "The time runs from the moment you start, even if you close the page or change devices.";
    know_saved: "แต่ละคำตอบบันทึกทันทีที่เลือก พร้อมเลขลำดับและเวลา เปลี่ยนคำตอบได้จนกว่าจะส่งหรือหมดเวลา", "Every answer is saved as you choose it, with a number and the time. You can change it until you submit or the time is over.";
    know_network: "หากสัญญาณขาด คำตอบจะรออยู่ในเครื่องและส่งเองเมื่อเชื่อมต่อได้ ทำข้ออื่นต่อได้ตามปกติ", "If the network is lost, answers wait on your device and go by themselves when it is back; you can go on with the other questions.";
    know_deadline: "ระบบนับเวลาที่คำตอบมาถึงระบบ คำตอบที่มาถึงหลังหมดเวลาจะไม่ถูกนับ เมื่อหมดเวลา ระบบจะส่งคำตอบที่บันทึกไว้แล้วให้เอง", "What counts is when an answer reaches us; one that arrives after the end is not counted. At the end, everything saved is submitted for you.";

    know_graded: "บางข้อเป็นข้อเขียนที่มีผู้ตรวจให้คะแนน ผลจะออกเมื่อตรวจครบทุกข้อ และระบบจะแจ้งท่านทางอีเมล", "Some questions ask for a written answer that people grade. The result is there once all are graded, and we write to you.";
    missing: "สิ่งที่ยังขาดก่อนทำแบบทดสอบ", "Still missing before the test";
    read_lesson(title: &str): "เรียน “{title}”", "Read “{title}”";
    name_missing: "ตรวจและยืนยันชื่อที่จะพิมพ์บนวุฒิบัตร", "Check and confirm the name on your certificate";
    passed_already: "ท่านผ่านแบบทดสอบนี้แล้ว", "You have passed this test";
    passed_already_go: "ดูวุฒิบัตรได้ที่หน้าการเรียนของฉัน", "Your certificate is on the page My learning.";
    awaits: "รอผู้ตรวจ", "Waiting to be graded";
    awaits_why: "การทดสอบครั้งล่าสุดมีข้อเขียนที่รอผู้ตรวจให้คะแนน จึงยังไม่มีผล และยังเริ่มทำใหม่ไม่ได้ ระบบจะแจ้งผลให้ท่านทราบทางอีเมล", "Your last attempt has written answers that are not graded yet, so there is no result, and no other attempt can be started. We will write to you when there is one.";
    awaits_result(n: &str): "มีข้อเขียน\u{a0}{n}\u{a0}ข้อที่รอผู้ตรวจให้คะแนน ผลและเฉลยจะแสดงที่หน้านี้เมื่อตรวจครบ และระบบจะแจ้งท่านทางอีเมล", "{n} written answers wait to be graded. Result and answers will be on this page once they are, and we will write to you.";
    none_left: "ท่านใช้สิทธิครบทุกครั้งแล้ว", "No attempt is left";
    none_left_why: "โปรดติดต่อผู้ดูแลด้านทรัพยากรบุคคลของหน่วยงาน หากเห็นว่ามีเหตุให้ทำได้อีก", "Please ask the HR officer of your agency if there is a reason for another one.";
    start: "เริ่มทำแบบทดสอบ", "Start the test";
    go_on: "ทำแบบทดสอบต่อ", "Go on with the test";
    under_way(until: &str): "มีการทดสอบที่กำลังทำอยู่ หมดเวลา\u{a0}{until}", "An attempt is under way until {until}";

    past_attempts: "การทดสอบที่ผ่านมา", "Attempts so far";
    attempt: "ครั้งที่", "Attempt";
    begun: "เริ่มเมื่อ", "Begun";
    score: "คะแนน", "Score";
    result: "ผล", "Result";
    see_result: "ดูผล", "See the result";
    passed: "ผ่าน", "Passed";
    failed: "ยังไม่ผ่าน", "Not passed";

    attempt_of(number: &str, all: &str): "ครั้งที่\u{a0}{number} จาก\u{a0}{all}", "attempt {number} of {all}";
    attempt_number(number: &str): "ครั้งที่\u{a0}{number}", "attempt {number}";
    question_of(number: &str, all: &str): "ข้อ\u{a0}{number} จาก\u{a0}{all}", "Question {number} of {all}";
    question(number: &str): "ข้อ\u{a0}{number}", "Question {number}";
    answered_count(n: &str, all: &str): "ตอบแล้ว\u{a0}{n} จาก\u{a0}{all}\u{a0}ข้อ", "{n} of {all} answered";
    nav_answered(number: &str): "ข้อ\u{a0}{number} ตอบแล้ว", "Question {number}, answered";
    nav_open(number: &str): "ข้อ\u{a0}{number} ยังตอบไม่ครบ", "Question {number}, not answered in full";
    all_questions: "ข้อสอบทั้งหมด", "All questions";
    overview: "ภาพรวมข้อสอบ", "Overview of the test";
    time_left: "เหลือเวลา", "Time left";
    as_loaded: "เมื่อเปิดหน้านี้", "when this page was opened";
    ends_at(time: &str): "หมดเวลา\u{a0}{time}", "ends at {time}";
    said_minutes(n: &str): "เหลือเวลา\u{a0}{n}\u{a0}นาที", "{n} minutes left";
    said_minute: "เหลือเวลา\u{a0}1\u{a0}นาที", "1 minute left";
    said_seconds: "เหลือเวลา\u{a0}30\u{a0}วินาที", "30 seconds left";
    saved(number: &str, time: &str): "บันทึกแล้ว · คำตอบลำดับที่\u{a0}{number} เวลา\u{a0}{time}", "Saved · answer no.\u{a0}{number} at {time}";
    saved_incomplete(text: &str): "{text} · ยังตอบไม่ครบ", "{text} · not all of it is answered";
    typing: "กำลังพิมพ์ จะบันทึกเมื่อออกจากช่องนี้", "Typing: it is saved when you leave the field";
    not_answered: "ยังไม่ได้ตอบข้อนี้", "Not answered yet";
    saving: "กำลังบันทึก…", "Saving…";
    waiting: "รอส่ง คำตอบข้อนี้ยังไม่ถึงระบบ", "Waiting: this answer has not reached us yet";
    offline: "ขาดการเชื่อมต่อ กำลังรอสัญญาณ", "No connection, waiting for the network";
    offline_why: "คำตอบที่ยังไม่ถึงระบบเก็บไว้ในเครื่องนี้ และจะส่งเองเมื่อเชื่อมต่อได้ ทำข้ออื่นต่อได้ โปรดอย่าปิดหน้านี้ คำตอบต้องมาถึงก่อนหมดเวลาจึงจะนับ", "Answers that have not reached us are kept on this device and go by themselves when the network is back. You can go on with other questions; please keep this page open. An answer counts if it arrives before the end.";
    waiting_count: "จำนวนคำตอบที่รอส่ง:", "Answers waiting:";
    previous: "ข้อก่อนหน้า", "Previous";
    save_and_next(number: &str): "บันทึกและไปข้อ\u{a0}{number}", "Save and go to question {number}";
    save_and_review: "บันทึกและตรวจทาน", "Save and review";
    review_and_submit: "ตรวจทานและส่ง", "Review and submit";
    review: "ตรวจทานและส่งคำตอบ", "Review and submit";
    unanswered: "ยังมีข้อที่ไม่ได้ตอบหรือตอบไม่ครบ", "Some questions are not answered, or not in full";
    unanswered_why: "ส่วนที่ไม่ได้ตอบจะไม่ได้คะแนน กลับไปตอบได้จนกว่าจะหมดเวลา", "What is left open earns no points. You can still answer it until the time is over.";
    all_answered: "ตอบครบทุกข้อแล้ว", "All questions are answered";
    submit_why: "เมื่อส่งแล้วจะแก้ไขคำตอบไม่ได้ ระบบจะตรวจและแสดงผลทันที", "After you submit, answers cannot be changed. The result is shown at once.";
    submit_why_graded: "เมื่อส่งแล้วจะแก้ไขคำตอบไม่ได้ ข้อเขียนมีผู้ตรวจให้คะแนน ผลจะแจ้งทางอีเมลเมื่อตรวจครบ", "After you submit, answers cannot be changed. People grade what you have written; we write to you when there is a result.";
    submit: "ส่งคำตอบ", "Submit";
    keep_working: "กลับไปทำต่อ", "Back to the questions";

    flag: "ทำเครื่องหมายไว้กลับมาดู", "Flag it to come back";
    unflag: "เอาเครื่องหมายออก", "Take the flag away";
    nav_flagged: " ทำเครื่องหมายไว้", ", flagged";
    flagged: "ข้อที่ทำเครื่องหมายไว้กลับมาดู", "Questions that you flagged";
    not_flagged: "ยังทำเครื่องหมายไม่ได้ โปรดลองอีกครั้งเมื่อเชื่อมต่อได้", "The flag could not be set. Please try again when the network is back.";

    pause: "พักการทดสอบ", "Take a rest";
    pauses_left(n: &str, minutes: &str): "พักได้อีก\u{a0}{n}\u{a0}ครั้ง ครั้งละไม่เกิน\u{a0}{minutes}\u{a0}นาที เวลาจะหยุดนับ", "{n} left, up to {minutes} minutes each. The time stands still.";
    pauses: "การพัก", "Rests";
    pauses_allowed(n: &str, minutes: &str): "พักได้\u{a0}{n}\u{a0}ครั้ง ครั้งละไม่เกิน\u{a0}{minutes}\u{a0}นาที เวลาหยุดนับระหว่างพัก", "{n}, up to {minutes} minutes each; the time stands still";
    paused: "ท่านกำลังพักการทดสอบ", "You are taking a rest";
    paused_until(time: &str): "พักได้ถึง\u{a0}{time} เวลาทดสอบจะเดินต่อเมื่อกดทำต่อ หรือเมื่อครบเวลาพัก", "The rest lasts until {time} at most. Your time runs again when you go on, or at the end of the rest.";
    left_after_pause(time: &str): "เวลาทดสอบที่เหลือ\u{a0}{time}", "{time} of your time are left.";
    all_saved: "คำตอบที่บันทึกแล้วอยู่ครบ ระหว่างพักดูข้อสอบและตอบไม่ได้", "All saved answers are here. The paper is closed meanwhile.";
    resume: "ทำต่อ", "Go on";

    taken_over: "ท่านกำลังทำต่อที่อุปกรณ์นี้", "You are going on with the test on this device";
    taken_over_why: "ข้อสอบนี้เปิดอยู่ที่อุปกรณ์หรือการเข้าสู่ระบบอื่นก่อนหน้านี้ ที่นั่นบันทึกคำตอบไม่ได้แล้ว จนกว่าจะกดทำต่อที่นั่นอีกครั้ง คำตอบที่บันทึกไว้ทั้งหมดอยู่ครบ", "It was open on another device or in another session before. Nothing can be saved there any more, unless you choose to go on there. All answers that were saved are here.";
    not_here: "คำตอบนี้รอให้ท่านกดทำต่อ", "This answer waits for you to go on";
    go_on_here: "ทำต่อที่เครื่องนี้", "Go on here";
    sign_in_again: "ท่านออกจากระบบแล้วหรือใช้งานนานเกินกำหนด คำตอบยังเก็บอยู่ในเครื่องนี้ โปรดเข้าสู่ระบบอีกครั้งในแท็บใหม่ แล้วคำตอบจะส่งเอง", "Your session has ended. The answers are kept on this device: sign in again in another tab and they go by themselves.";
    not_saved_yet: "ระบบยังบันทึกไม่ได้ชั่วคราว คำตอบเก็บอยู่ในเครื่องนี้และจะส่งใหม่เอง", "It cannot be saved for the moment. The answer is kept on this device and will be sent again.";
    not_a_number: "คำตอบข้อนี้ต้องเป็นตัวเลข เช่น 1,250.5 โปรดแก้ไข คำตอบที่บันทึกไว้ก่อนหน้ายังคงอยู่", "A number is asked for, such as 1,250.5. Please correct it; what was saved before still stands.";
    too_long(max: &str): "คำตอบข้อนี้ยาวเกิน\u{a0}{max}\u{a0}ตัวอักษร โปรดตัดให้สั้นลง คำตอบที่บันทึกไว้ก่อนหน้ายังคงอยู่", "This answer has more than {max} characters. Please shorten it; what was saved before still stands.";
    send_file: "ส่งไฟล์", "Send the file";
    file_sent: "ไฟล์ที่ส่งแล้ว", "The file that you have sent";
    remove_file: "นำไฟล์ออก", "Take the file back";
    next_question(number: &str): "ไปข้อ\u{a0}{number}", "Go to question {number}";
    not_taken: "ระบบรับคำตอบนี้ไม่ได้ โปรดโหลดหน้านี้ใหม่แล้วเลือกอีกครั้ง", "This answer cannot be taken. Please reload the page and choose again.";

    test_result: "ผลการทดสอบ", "Test result";
    result_passed: "ผ่านแล้ว ขอแสดงความยินดี", "Passed. Congratulations!";
    result_failed: "ยังไม่ผ่านในครั้งนี้", "Not passed this time";
    percent(n: &str): "ร้อยละ\u{a0}{n}", "{n}%";
    needed_points(points: &str, all: &str): "เกณฑ์ผ่านคือ\u{a0}{points} จาก\u{a0}{all}\u{a0}คะแนน", "{points} of {all} points are needed to pass.";
    needed(points: &str, all: &str): "เกณฑ์ผ่านคือ\u{a0}{points} จาก\u{a0}{all}\u{a0}ข้อ", "{points} of {all} are needed to pass.";
    submitted_at(when: &str, minutes: &str): "ส่งเมื่อ {when} ใช้เวลา\u{a0}{minutes}\u{a0}นาที", "Submitted {when}, after {minutes} minutes.";
    closed_at_deadline(when: &str): "หมดเวลาเมื่อ {when} ระบบตรวจคำตอบที่บันทึกไว้แล้ว", "The time was over {when}; the answers saved by then were graded.";
    late: "คำตอบที่มาถึงหลังหมดเวลาไม่ถูกนับ", "An answer that arrived after the end was not counted";
    late_why: "ระบบนับเฉพาะคำตอบที่มาถึงก่อนหมดเวลา คำตอบอื่นที่บันทึกไว้แล้วได้รับการตรวจตามปกติ", "Only answers that reached us in time count. All others that were saved have been graded.";
    certificate_ready: "ระบบออกวุฒิบัตรและกำลังส่งไปทางอีเมลของท่าน", "Your certificate has been issued and is on its way to your mailbox.";
    to_certificate: "ดูวุฒิบัตร", "See the certificate";
    try_again: "ทำอีกครั้ง", "Try again";
    timeline: "ดูลำดับเหตุการณ์และเวลาของการทดสอบครั้งนี้", "What happened in this attempt, and when";
    answer_by_answer: "ทบทวนรายข้อ", "Question by question";
    partly: "ถูกบางส่วน", "Partly right";
    earned(points: &str, max: &str): "ได้\u{a0}{points} จาก\u{a0}{max}\u{a0}คะแนน", "{points} of {max} points";
    you_did_not_answer: "ท่านไม่ได้ตอบข้อนี้", "You did not answer this question";
    hidden_until_pass: "เฉลยและคำอธิบายจะแสดงเมื่อสอบผ่าน หรือเมื่อใช้สิทธิครบทุกครั้ง", "Answers and explanations are shown once you pass, or when no attempt is left.";
    hidden_always: "แบบทดสอบนี้แสดงเฉพาะคะแนน ไม่แสดงเฉลย", "This test shows the score only.";
}

/// A number in the visitor's digits.
pub fn number(visitor: &Visitor, number: impl Into<i64>) -> String {
    digits::number(number.into(), visitor.preferences.digits.for_language(visitor.language()))
}

/// The line below a question, for an answer that was just saved.
pub fn saved_answer(visitor: &Visitor, saved: Saved) -> String {
    let text = saved_at(visitor, saved.receipt);
    match saved {
        Saved { is_withdrawn: true, .. } => not_answered(visitor.language()).to_owned(),
        Saved { is_complete: false, .. } => saved_incomplete(visitor.language(), &text),
        _ => text,
    }
}

/// The acknowledgement of a saved answer.
pub fn saved_at(visitor: &Visitor, receipt: Receipt) -> String {
    let l: Language = visitor.language();
    let time = date::time_to_the_second(receipt.saved_at, l, visitor.preferences.digits);
    saved(l, &number(visitor, receipt.number), &time)
}
