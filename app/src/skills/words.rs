//! Words of the feature.

crate::texts! {
    my_skills: "ทักษะของฉัน", "My skills";
    place: "ตำแหน่งหน้า", "You are here";
    lead(tested: &str, all: &str): "ระดับทักษะดิจิทัลของท่าน ทดสอบแล้ว\u{a0}{tested} จาก\u{a0}{all}\u{a0}ด้าน", "Your digital skills by level: {tested} of {all} areas tested.";
    nothing_yet: "ยังไม่มีผลการทดสอบทักษะ", "No skill has been tested yet";
    nothing_yet_why: "แบบทดสอบใช้เวลาประมาณ\u{a0}10\u{a0}นาทีต่อด้าน แล้วท่านจะทราบระดับของตนเองและหลักสูตรที่ควรเรียนต่อ", "A test takes about 10 minutes an area. Then you know your level, and which course to take next.";
    begin_with(area: &str): "เริ่มที่ด้าน{area}", "Begin with {area}";
    picture: "ระดับทักษะจากผลทดสอบล่าสุด", "Skill levels from the newest tests";
    of_five: "ระดับ\u{a0}0 ถึง\u{a0}5", "levels 0 to 5";
    by_area: "รายด้านและสิ่งที่ทำต่อได้", "Area by area, and what to do next";

    level(n: &str): "ระดับ\u{a0}{n}", "Level {n}";
    below_one: "ยังไม่ถึงระดับ\u{a0}1", "Below level 1";
    below_one_means: "คำตอบยังไม่แสดงทักษะในระดับ\u{a0}1 เริ่มจากหลักสูตรพื้นฐานได้ทันที", "The answers do not show the skills of level 1 yet. A basic course is a good beginning.";
    not_tested: "ยังไม่ได้ทดสอบ", "Not tested yet";
    very_sure(percent: &str): "แน่ใจมาก\u{a0}{percent}", "very sure, {percent}";
    fairly_sure(percent: &str): "ค่อนข้างแน่ใจ\u{a0}{percent}", "fairly sure, {percent}";
    probable(percent: &str): "น่าจะใช่\u{a0}{percent}", "probable, {percent}";
    close_call(percent: &str): "ก้ำกึ่งกับระดับใกล้เคียง\u{a0}{percent}", "close to its neighbours, {percent}";
    tested_on(day: &str): "ทดสอบเมื่อ {day}", "Tested {day}";
    fresh: "ผลยังเป็นปัจจุบัน", "Up to date";
    stale: "เกินหนึ่งปีแล้ว ควรทดสอบใหม่", "More than a year old: take a new test";
    see_result: "ดูผล", "See the result";
    take_test: "ทดสอบ", "Take the test";
    take_again: "ทดสอบใหม่", "Take a new test";
    go_on: "ทำแบบทดสอบต่อ", "Go on with the test";
    under_way(until: &str): "มีแบบทดสอบที่ทำค้างอยู่ ทำต่อได้ถึง {until}", "A test is under way until {until}";
    again_from(day: &str): "ทดสอบใหม่ได้ตั้งแต่ {day}", "A new test is possible from {day}";
    no_test: "ด้านนี้ยังไม่มีแบบทดสอบ", "There is no test of this area yet";
    next_course: "หลักสูตรถัดไป", "Next course";
    next_course_why(level: &str): "สอนถึงระดับ\u{a0}{level} ซึ่งสูงกว่าระดับของท่าน", "teaches to level {level}, which is above yours";
    first_course_why(level: &str): "สอนถึงระดับ\u{a0}{level}", "teaches to level {level}";
    no_course_here: "ยังไม่มีหลักสูตรในด้านนี้", "There is no course in this area yet";
    no_course: "ยังไม่มีหลักสูตรที่สูงกว่าระดับของท่านในด้านนี้", "There is no course above your level in this area yet";
    all_courses: "ดูหลักสูตรทั้งหมด", "See all courses";
    of_area(area: &str): " ด้าน{area}", " in {area}";

    expert: "ความยากของข้อสอบมาจากผู้เชี่ยวชาญ", "Difficulties are the judgement of experts";
    expert_why: "คลังข้อสอบยังใหม่ จึงใช้ค่าความยากที่ผู้เชี่ยวชาญกำหนดไว้ก่อน เมื่อมีคำตอบมากพอ ระบบจะคำนวณค่าความยากจากคำตอบจริง ผลในช่วงนี้เหมาะสำหรับวางแผนการเรียน แต่ไม่ควรใช้เป็นเหตุเดียวในการตัดสินใจด้านบุคคล", "The item bank is new, so it works with difficulties that experts have set. Once there are enough answers, difficulties are worked out from them. Until then results are good for planning what to learn, and not to be the only ground of a decision about a person.";

    history: "ผลทดสอบที่ผ่านมา", "Results so far";
    area: "ด้าน", "Area";
    result: "ผล", "Result";
    day: "วันที่", "Date";
    source: "ที่มา", "Source";
    source_test: "แบบทดสอบ", "Test";

    skill_test: "แบบทดสอบทักษะ", "Skill test";
    test_of(area: &str): "แบบทดสอบทักษะ: {area}", "Skill test: {area}";
    about_test: "เกี่ยวกับแบบทดสอบ", "About the test";
    length: "จำนวนข้อ", "Questions";
    length_is(fewest: &str, most: &str): "{fewest} ถึง\u{a0}{most}\u{a0}ข้อ", "{fewest} to {most}";
    takes: "ใช้เวลา", "Takes";
    about_ten: "ประมาณ\u{a0}10\u{a0}นาที", "about 10 minutes";
    deadline: "ทำให้เสร็จภายใน", "To be finished within";
    deadline_is(minutes: &str): "{minutes}\u{a0}นาทีนับจากเริ่ม", "{minutes} minutes of the start";
    how_often: "ทดสอบใหม่ได้", "A new test";
    how_often_is(days: &str): "หลังได้ผลแล้ว\u{a0}{days}\u{a0}วัน", "{days} days after a result";
    good_to_know: "สิ่งที่ควรทราบก่อนเริ่ม", "Good to know before you start";
    know_adapts: "ข้อถัดไปเลือกตามคำตอบของท่าน ข้อจึงยากขึ้นหรือง่ายลง ทุกคนพบข้อที่ตอบไม่ได้ เป็นเรื่องปกติ", "Each question is chosen by your answers so far, so they become harder or easier. Everybody meets some that they cannot answer.";
    know_forward: "ตอบทีละข้อ บันทึกทันที และย้อนกลับไปแก้ไม่ได้", "One question at a time; each answer is saved at once and cannot be changed.";
    know_resume: "ปิดหน้าหรือเปลี่ยนเครื่องได้ กลับมาทำต่อจากข้อเดิมได้จนถึงเวลาที่กำหนด เวลาเดินต่อเนื่องตั้งแต่เริ่ม", "You may close the page or change devices and go on where you were until the end; the time runs from the start.";
    know_deadline(fewest: &str): "เมื่อหมดเวลา ระบบให้ผลจากข้อที่ตอบแล้ว หากตอบไม่ถึง\u{a0}{fewest}\u{a0}ข้อ จะยังไม่มีผล และเริ่มใหม่ได้ในวันถัดไป", "When the time is over, the result rests on what was answered. With fewer than {fewest} answers there is none, and you may begin again the next day.";
    know_private: "ผู้ที่เห็นผลคือท่านและเจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงานท่าน", "Your result is seen by you and by the HR officer of your agency.";
    start: "เริ่มทำแบบทดสอบ", "Start the test";
    back: "กลับไปหน้าทักษะของฉัน", "Back to my skills";

    question(number: &str): "ข้อ\u{a0}{number}", "Question {number}";
    question_of(number: &str, most: &str): "ข้อที่\u{a0}{number} จากไม่เกิน\u{a0}{most}", "Question {number} of {most} at most";
    saved(n: &str): "บันทึกแล้ว\u{a0}{n}\u{a0}ข้อ", "{n} saved";
    ends_at(time: &str): "หมดเวลา\u{a0}{time}", "Ends at {time}";
    choose_one: "เลือกคำตอบที่เหมาะสมที่สุดหนึ่งข้อ", "Choose the one best answer.";
    choose_all: "เลือกทุกข้อที่ถูก ได้คะแนนเมื่อเลือกครบและไม่เกิน", "Choose all that apply. It counts when all of them are chosen and no other.";
    choose_best: "เลือกหนึ่งข้อ ข้อที่ดีรองลงมาได้คะแนนบางส่วน", "Choose one. The next best options earn a part of the points.";
    choose_first: "โปรดเลือกคำตอบก่อนบันทึก", "Please choose an answer before you save.";
    save_and_next: "บันทึกและไปข้อถัดไป", "Save and go on";
    no_way_back: "เมื่อบันทึกแล้วจะกลับมาแก้ข้อนี้ไม่ได้", "Once saved, this answer cannot be changed.";

    test_result: "ผลการทดสอบทักษะ", "Skill test result";
    finished_on(when: &str, count: &str): "ทดสอบเมื่อ {when} ตอบ\u{a0}{count}\u{a0}ข้อ", "Taken {when}, {count} questions answered.";
    chances: "โอกาสที่ท่านอยู่ในแต่ละระดับ", "How likely each level is";
    chances_why: "จากคำตอบของท่านในครั้งนี้", "from your answers in this test";
    means: "ระดับนี้หมายความว่า", "What this level means";
    next: "ทำอะไรต่อ", "What to do next";
    no_keys: "ไม่แสดงเฉลย", "Answers are not shown";
    no_keys_why: "ข้อสอบในคลังใช้ทดสอบซ้ำ จึงไม่แสดงเฉลยและคำอธิบายรายข้อ เพื่อให้ผลของทุกคนเชื่อถือได้ หลักสูตรในระบบมีแบบฝึกหัดพร้อมคำอธิบาย", "The questions are used again, so neither key nor explanation is shown; that keeps everybody's results worth something. Courses have practice with explanations.";
    no_result: "การทดสอบครั้งนี้ยังไม่มีผล", "This test has no result";
    no_result_why(count: &str, fewest: &str): "หมดเวลาเมื่อตอบแล้ว\u{a0}{count}\u{a0}ข้อ ต้องตอบอย่างน้อย\u{a0}{fewest}\u{a0}ข้อจึงจะบอกระดับได้", "The time was over after {count} answers; at least {fewest} are needed to tell a level.";
}
