//! Words of the feature.

crate::texts! {
    place: "ตำแหน่งหน้า", "You are here";
    authoring: "จัดทำหลักสูตร", "Authoring";
    bank: "คลังข้อสอบ", "Item bank";
    version(number: &str): "รุ่น\u{a0}{number}", "Version\u{a0}{number}";
    corrected_keys: "เฉลยที่แก้ไข", "Corrected keys";
    corrected_questions: "ข้อสอบที่แก้ไขเฉลย", "Questions whose key is corrected";
    corrected_lead: "ผู้ที่ทำแบบทดสอบด้วยเฉลยเดิมจะได้รับการตรวจใหม่ตามเฉลยที่ถูกต้อง เมื่อท่านดูผลกระทบและยืนยันแล้วเท่านั้น", "Those who took the test by the old key are graded again by the right one, but only after you have seen whose results change and have confirmed it.";
    see_corrected(count: &str): "แก้ไขเฉลย {count}\u{a0}ข้อ เทียบกับรุ่นก่อน", "{count} corrected keys against earlier versions";
    to_regrade: "ดูผลกระทบและปรับผล", "See whose results change";
    nothing_corrected: "รุ่นนี้ไม่มีข้อสอบที่แก้ไขเฉลย", "This version corrects no key";
    nothing_corrected_why: "หากพบเฉลยผิด ให้แก้เฉลยในแฟ้มหลักสูตรโดยคงรหัสและถ้อยคำของข้อสอบไว้ตามเดิม แล้วเผยแพร่เป็นรุ่นใหม่", "If a key is wrong, correct it in the package, keep the id and the words of the question as they are, and publish that as a new version.";
    draft_first: "ต้องเผยแพร่ฉบับร่างนี้ก่อน จึงจะปรับผลตามเฉลยที่แก้ไขได้", "This draft has to be published before results can follow its keys.";
    back_to_version: "กลับไปหน้ารุ่น", "Back to the version";
    against(number: &str): "เทียบกับรุ่น\u{a0}{number}", "Against version\u{a0}{number}";
    key_before: "เฉลยเดิม", "Old key";
    key_now: "เฉลยใหม่", "New key";
    reworded(count: &str): "มีอีก {count}\u{a0}ข้อที่ถ้อยคำเปลี่ยนไป ถือเป็นข้อสอบคนละข้อ จึงไม่ตรวจใหม่", "{count} more are asked in other words: they are other questions and are never regraded.";
    more_accepted(first: &str, count: &str): "{first} และอีก {count}\u{a0}แบบ", "{first} and {count} more";
    option_points(text: &str, points: &str): "{text} ({points}\u{a0}คะแนน)", "{text} ({points})";
    not_chosen: "(เว้นว่าง)", "(empty)";

    effect: "ผลกระทบ", "Whose results change";
    effect_why: "ระบบคำนวณให้ดูก่อน ยังไม่มีผลของผู้ใดเปลี่ยนแปลง", "This is worked out beforehand. Nobody's result has changed.";
    work_out: "คำนวณผลกระทบ", "Work out whose results change";
    work_out_again: "คำนวณใหม่", "Work it out again";
    working: "กำลังคำนวณผลกระทบ", "Working out whose results change";
    grading: "กำลังปรับผล", "Results are being corrected";
    reload: "โปรดโหลดหน้านี้อีกครั้งเพื่อดูความคืบหน้า ท่านออกจากหน้านี้ได้ ระบบทำงานต่อเอง", "Load this page again to see how far it is. You can leave it: the work goes on by itself.";
    progress: "ความคืบหน้า", "Progress";
    progress_of(done: &str, all: &str): "{done} จาก {all}", "{done} of {all}";
    attempts_affected: "การทดสอบที่มีข้อสอบนี้", "Attempts with such a question";
    tests_affected: "การทดสอบทักษะที่มีข้อสอบนี้", "Skill tests with this item";
    get_more: "ได้คะแนนเพิ่ม", "Earn more points";
    get_fewer: "ได้คะแนนลด", "Earn fewer points";
    get_same: "คะแนนเท่าเดิม", "Stay as they are";
    pass_now: "ผ่านเพิ่ม", "Pass now";
    would_not_pass: "คะแนนไม่ถึงเกณฑ์แล้ว แต่ยังคงผ่าน", "No longer reach the mark, and keep their pass";
    ability_up: "ผลสูงขึ้น", "Result rises";
    ability_down: "ผลต่ำลง", "Result falls";
    level_up: "ระดับสูงขึ้น", "Reach a higher level";
    level_down: "ระดับต่ำลง", "Come to a lower level";
    not_written: "ยังปรับไม่ได้", "Could not be corrected";
    not_written_why: "ผลของบางคนยังปรับไม่ได้ เช่น ยังไม่มีข้อมูลตำแหน่งของผู้นั้น แก้ไขแล้วลองอีกครั้งได้ ผลที่ปรับแล้วไม่ถูกทำซ้ำ", "Some results could not be corrected, for instance because nobody knows where the person works. Mend that and try again: what is done is not done twice.";
    try_again: "ลองอีกครั้ง", "Try again";
    times(n: &str): "{n}\u{a0}ครั้ง", "{n}";

    decide: "ยืนยันการปรับผล", "Confirm the correction";
    pass_stays: "ผู้ที่ผ่านแล้วยังคงผ่าน วุฒิบัตรที่ออกแล้วไม่ถูกเรียกคืน แม้คะแนนใหม่จะไม่ถึงเกณฑ์", "Who has passed stays passed, and no certificate is taken back, also where the points no longer reach the mark.";
    first_stays: "คะแนนเดิมทุกครั้งเก็บไว้ครบ ผู้ที่ผลเปลี่ยนเห็นทั้งผลเดิมและผลใหม่", "Every first result is kept, and those whose result changes see both.";
    newly_passed_get: "ผู้ที่ผ่านเพิ่มจะจบหลักสูตรและได้รับวุฒิบัตรในวันที่ปรับผล", "Those who pass now complete the course, with their certificate, on the day of the correction.";
    everyone_told: "ระบบแจ้งผู้ที่ผลเปลี่ยนทุกคนทางอีเมล พร้อมเหตุผลที่ท่านระบุ", "Everyone whose result changes is told by mail, with your reason.";
    later_ones: "ผู้ที่ยังทำแบบทดสอบรุ่นเดิมอยู่ จะได้รับการตรวจด้วยเฉลยใหม่เมื่อส่งคำตอบ", "Those who still take the older test are graded by the corrected key when they hand in.";
    tests_under_way: "การทดสอบที่ทำอยู่ใช้ข้อสอบชุดเดิมต่อจนจบ แล้วคิดผลด้วยเฉลยใหม่", "Tests under way go on with the items that they began with, and count by the corrected key at their end.";
    measures_anew: "สถิติของข้อสอบนี้เริ่มนับใหม่ และใช้ค่าความยากจากผู้เชี่ยวชาญจนกว่าจะมีคำตอบเพียงพอ", "The statistics of the item start anew, and it measures by the judgement of experts until there are enough answers.";
    reason: "เหตุผลที่แก้ไขเฉลย", "Why the key is corrected";
    reason_hint: "ผู้ที่ผลเปลี่ยนจะได้อ่านข้อความนี้ โปรดเขียนให้เข้าใจได้ โดยไม่ต้องบอกเฉลย", "Those whose result changes will read this. Please write so that they understand it, without giving the key away.";
    confirm: "ยืนยันและปรับผล", "Confirm and correct the results";
    outdated: "มีรุ่นที่ใหม่กว่าปรับผลไปแล้ว", "A later version has corrected results already";
    outdated_why: "ผลของผู้ทำแบบทดสอบเป็นไปตามเฉลยของรุ่นล่าสุดที่ยืนยัน", "Results follow the keys of the latest version that was confirmed.";
    decided(by: &str, when: &str): "ยืนยันโดย {by} เมื่อ {when}", "Confirmed by {by} on {when}";
    finished: "ปรับผลเสร็จแล้ว", "Results are corrected";
    as_of(when: &str): "ข้อมูล ณ {when}", "As of {when}";
}

crate::texts! {
    correct_key: "แก้ไขเฉลย", "Correct the key";
    correct_lead: "เลือกเฉลยที่ถูกต้อง แล้วดูว่าผลของใครเปลี่ยนบ้าง ก่อนยืนยัน ถ้อยคำของข้อสอบคงเดิม", "Choose the right key and see whose results change before you confirm. The words of the item stay as they are.";
    right_key: "เฉลยที่ถูกต้อง", "The right key";
    one_right: "เลือกคำตอบที่ดีที่สุดหนึ่งข้อ", "Choose the one best answer";
    several_right: "เลือกคำตอบที่ถูกทุกข้อ", "Choose all right answers";
    weights: "คะแนนของแต่ละตัวเลือก 0 ถึง 3", "Points of each option, 0 to 3";
    points_of(letter: &str): "คะแนนของตัวเลือก {letter}", "Points of option {letter}";
    explanation_th: "คำอธิบายเฉลย (ภาษาไทย)", "Why it is right (Thai)";
    explanation_en: "คำอธิบายเฉลย (ภาษาอังกฤษ)", "Why it is right (English)";
    explanation_hint: "ผู้จัดทำข้อสอบเท่านั้นที่เห็น ผู้สอบไม่เห็น", "Seen by authors only, never by those who are tested";
    past: "การแก้ไขเฉลยที่ผ่านมา", "Corrections so far";
    back_to_item: "กลับไปหน้าข้อสอบ", "Back to the item";
    now_in_use: "ใช้อยู่", "in use";
}

crate::texts! {
    result_corrected: "ผลนี้ปรับตามเฉลยที่แก้ไขแล้ว", "This result was corrected by a corrected key";
    graded_by_corrected: "ตรวจตามเฉลยที่แก้ไขแล้ว", "Graded by a corrected key";
    graded_by_corrected_why: "เฉลยของข้อสอบในชุดนี้ได้รับการแก้ไขก่อนท่านส่งคำตอบ ผลนี้จึงตรวจตามเฉลยที่ถูกต้องตั้งแต่แรก", "The key of a question in this test was corrected before you handed in: this result is by the right key from the start.";
    points_before_after(before: &str, max_before: &str, after: &str, max: &str, when: &str): "คะแนนเดิม {before} จาก\u{a0}{max_before} คะแนนใหม่ {after} จาก\u{a0}{max} ปรับเมื่อ {when}", "Before: {before} of {max_before}. Now: {after} of {max}, since {when}.";
    level_before_after(before: &str, after: &str, when: &str): "ผลเดิม ระดับ\u{a0}{before} ผลใหม่ ระดับ\u{a0}{after} ปรับเมื่อ {when}", "Before: level {before}. Now: level {after}, since {when}.";
    because(reason: &str): "เหตุผล: {reason}", "Reason: {reason}";
    your_pass_stays: "คะแนนใหม่ไม่ถึงเกณฑ์ แต่ผลผ่านและวุฒิบัตรที่ท่านได้รับแล้วยังคงอยู่", "The new points do not reach the mark, but the pass and the certificate that you were given stay yours.";
    this_one: "ข้อนี้แก้ไขเฉลยแล้ว", "The key of this question was corrected";
}

crate::texts! {
    results_corrected: "ผลการทดสอบที่ปรับแล้ว", "Corrected results";
    results_lead: "บุคลากรในความดูแลของท่านที่ผลเปลี่ยนเพราะเฉลยได้รับการแก้ไข รายการล่าสุดอยู่บนสุด", "People in your care whose result has changed because a key was corrected, the newest first";
    none_corrected: "ยังไม่มีผลที่ปรับ", "No result was corrected";
    none_corrected_why: "เมื่อมีการแก้ไขเฉลยและผลของบุคลากรเปลี่ยน รายชื่อจะแสดงที่นี่", "Once a key is corrected and a result changes, the people will stand here.";
    to_reports: "กลับไปหน้าภาพรวม", "Back to the dashboard";
    reports: "ภาพรวม", "Dashboard";
    person: "ชื่อ", "Name";
    test: "แบบทดสอบ", "Test";
    before: "เดิม", "Before";
    after: "ใหม่", "Now";
    why: "เหตุผล", "Reason";
    day: "วันที่ปรับ", "Corrected on";
    passes: "ผ่านเพิ่ม", "passes now";
    keeps: "คงผลผ่าน", "pass kept";
    final_test_of(title: &str, number: &str): "{title} ครั้งที่\u{a0}{number}", "{title}, attempt\u{a0}{number}";
    skill_test_of(area: &str): "ทักษะ{area}", "Skill: {area}";
    level(level: &str): "ระดับ\u{a0}{level}", "level\u{a0}{level}";
    final_tests: "แบบทดสอบหลังเรียน", "Final tests";
    skill_tests: "แบบทดสอบทักษะ", "Skill tests";
    pages: "หน้าของรายการ", "Pages of the list";
    previous: "ก่อนหน้า", "Previous";
    next: "ถัดไป", "Next";
}
