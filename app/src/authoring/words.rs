//! Words of the feature.

crate::texts! {
    authoring: "จัดทำหลักสูตร", "Authoring";
    authoring_lead: "หลักสูตรของหน่วยงานในความดูแลของท่าน พร้อมรุ่นที่ใช้อยู่ ฉบับร่าง และจำนวนผู้เรียน", "The courses of the units in your care: versions in use, drafts, and how many people are on them";
    place: "ตำแหน่งหน้า", "Where you are";
    as_of(when: &str): "ข้อมูล ณ {when}", "As of {when}";
    none: "ไม่มี", "None";
    pages: "หน้าของรายการ", "Pages of the list";
    page_of(number: &str, last: &str): "หน้า\u{a0}{number} จาก\u{a0}{last}", "Page\u{a0}{number} of\u{a0}{last}";
    previous: "ก่อนหน้า", "Previous";
    next: "ถัดไป", "Next";
    people(count: &str): "{count}\u{a0}คน", "{count}\u{a0}people";
    minutes(count: &str): "{count}\u{a0}นาที", "{count}\u{a0}min";
    questions(count: &str): "{count}\u{a0}ข้อ", "{count}\u{a0}questions";
    characters(count: &str): "{count}\u{a0}ตัวอักษร", "{count}\u{a0}characters";
    times(count: &str): "{count}\u{a0}ครั้ง", "{count}\u{a0}tries";
    months(count: &str): "{count}\u{a0}เดือน", "{count}\u{a0}months";
    no_limit: "ไม่จำกัด", "no limit";
    for_ever: "ไม่หมดอายุ", "does not expire";
}

crate::texts! {
    my_courses: "หลักสูตรในความดูแล", "Courses in your care";
    no_courses: "ยังไม่มีหลักสูตร", "No courses yet";
    no_courses_why: "เริ่มจากดาวน์โหลดตัวอย่าง แก้เป็นเนื้อหาของท่าน บีบอัดเป็นไฟล์ .zip แล้วอัปโหลด", "Download the example, put your own text into it, zip it and upload it.";
    get_example: "ดาวน์โหลดแฟ้มหลักสูตรตัวอย่าง", "Download an example package";
    course: "หลักสูตร", "Course";
    version_in_use: "รุ่นที่ใช้อยู่", "Version in use";
    drafts: "ฉบับร่าง", "Drafts";
    draft_number(number: &str): "ร่างรุ่น\u{a0}{number}", "Draft\u{a0}{number}";
    not_open: "ยังไม่เปิดให้เรียน", "Not open";
    in_progress: "กำลังเรียน", "In progress";
    completed: "จบแล้ว", "Completed";
}

crate::texts! {
    upload_package: "อัปโหลดแฟ้มหลักสูตร", "Upload a package";
    upload_lead: "ระบบตรวจทุกไฟล์และแจ้งทุกจุดที่ต้องแก้ในครั้งเดียว หากผ่านจะเก็บเป็นฉบับร่าง ยังไม่มีผู้เรียนเห็นจนกว่าท่านจะเผยแพร่", "Every file is checked and everything that needs mending is listed at once. A sound package becomes a draft, which nobody sees until you publish it.";
    package_file: "แฟ้มหลักสูตร (.zip)", "Course package (.zip)";
    package_hint(limit: &str): "ไม่เกิน {limit}\u{a0}MB ภายในมี course.toml และโฟลเดอร์ lessons questions media", "At most {limit}\u{a0}MB, with course.toml and the folders lessons, questions and media inside";
    owner: "หน่วยงานเจ้าของหลักสูตร", "Unit that owns the course";
    owner_hint: "ใช้กับหลักสูตรใหม่เท่านั้น หลักสูตรที่มีอยู่แล้วเป็นของหน่วยงานเดิม", "For new courses only: one that exists stays with its unit";
    check_package: "ตรวจและเก็บเป็นฉบับร่าง", "Check and keep as a draft";
    how_to_begin: "เริ่มอย่างไร", "How to begin";
    how_to_begin_text: "แฟ้มหลักสูตรคือข้อความและรูปภาพที่เขียนด้วยโปรแกรมใดก็ได้ แฟ้มตัวอย่างมีครบทั้งบทเรียน แบบฝึกหัด และแบบทดสอบ ใช้เป็นต้นแบบได้ทันที", "A package is text and pictures made with any editor. The example is complete, with lessons, practice and a test, and can be used as a template.";
}

crate::texts! {
    version(number: &str): "รุ่น\u{a0}{number}", "Version\u{a0}{number}";
    version_heading: "รุ่น", "Version";
    versions: "รุ่นทั้งหมด", "All versions";
    state: "สถานะ", "State";
    date: "วันที่", "Date";
    in_use: "กำลังใช้", "In use";
    earlier: "รุ่นก่อน", "Earlier";
    draft: "ฉบับร่าง", "Draft";
    withdrawn: "ถอนแล้ว", "Withdrawn";
    published_on(when: &str): "เผยแพร่ {when}", "Published {when}";
    uploaded_on(when: &str): "อัปโหลด {when}", "Uploaded {when}";
    kind_of_change: "การเปลี่ยนแปลง", "Change";
    upload_next: "อัปโหลดรุ่นใหม่", "Upload a new version";
    as_learners_see: "ดูหน้าหลักสูตรที่ผู้เรียนเห็น", "See the course as learners do";
    credited: "เวลาเรียนที่นับให้", "Credited time";
    reading_time: "เวลาอ่าน", "Reading time";
    lessons: "บทเรียน", "Lessons";
    lesson: "บทเรียน", "Lesson";
    lessons_caption: "เลือกบทเรียนเพื่อดูอย่างที่ผู้เรียนเห็น", "Choose a lesson to see it as learners do";
    in_characters: "ตัวอักษร", "Characters";
    text_length: "ความยาวเนื้อหา", "Length of text";
    practice: "แบบฝึกหัด", "Practice";
    valid_for: "อายุวุฒิบัตร", "Certificate valid for";
    skills: "ทักษะที่สอน", "Skills taught";
    at_level(level: &str): "ระดับ\u{a0}{level}", "level\u{a0}{level}";
    final_test: "แบบทดสอบหลังเรียน", "Final test";
    no_test: "หลักสูตรนี้ไม่มีแบบทดสอบ จบเมื่อเรียนครบทุกบท", "There is no test: the course is complete when every lesson is read.";
    pool: "ข้อสอบในคลัง", "In the pool";
    drawn: "สุ่มครั้งละ", "Drawn each try";
    test_time: "เวลาทำ", "Time";
    pass_mark: "เกณฑ์ผ่าน", "Pass mark";
    blueprint_changed: "โครงสร้างแบบทดสอบเปลี่ยน", "The blueprint of the final test has changed";
    blueprint: "โครงสร้าง", "Blueprint";
    quota(skill: &str, level: &str, count: &str): "{skill} ระดับ\u{a0}{level}: {count}\u{a0}ข้อ", "{skill} at level {level}: {count}";
    tries: "ทำได้", "Tries";
    see_questions: "ดูข้อสอบพร้อมเฉลย", "See the questions with their keys";
    package: "แฟ้มหลักสูตร", "Package";
    package_text: "แฟ้มที่ระบบเก็บไว้ ใช้แก้ไขเป็นรุ่นถัดไปได้", "As it is stored; a start for the next version.";
    download_package: "ดาวน์โหลด .zip", "Download .zip";
}

crate::texts! {
    difference: "ต่างจากรุ่นที่ใช้อยู่อย่างไร", "Difference to the version in use";
    no_difference: "เนื้อหาและแบบทดสอบเหมือนรุ่นที่ใช้อยู่ทุกประการ", "Content and test are the same as in the version in use.";
    title_changed: "เปลี่ยนชื่อหลักสูตร", "The title has changed";
    description_changed: "ปรับคำอธิบาย กลุ่มเป้าหมาย หรือผลลัพธ์การเรียนรู้", "Summary, audience or outcomes have changed";
    skills_changed: "เปลี่ยนทักษะหรือระดับที่สอน", "Skills taught or their levels have changed";
    course_minutes_changed(from: &str, to: &str): "เวลาเรียนที่นับให้ จาก {from} เป็น {to}", "Credited time: from {from} to {to}";
    validity_changed(from: &str, to: &str): "อายุวุฒิบัตร จาก {from} เป็น {to}", "Certificate validity: from {from} to {to}";
    lesson_added(title: &str): "เพิ่มบทเรียน “{title}”", "Lesson added: “{title}”";
    lesson_removed(title: &str): "ตัดบทเรียน “{title}”", "Lesson removed: “{title}”";
    lesson_changed(title: &str): "แก้ไขบทเรียน “{title}”", "Lesson changed: “{title}”";
    media_changed(count: &str): "เปลี่ยนรูปภาพหรือเอกสารประกอบ {count}\u{a0}ไฟล์", "Pictures or hand-outs changed: {count}";
    test_added: "เพิ่มแบบทดสอบหลังเรียน", "A final test has been added";
    test_removed: "ตัดแบบทดสอบหลังเรียนออก", "The final test has been removed";
    questions_added(count: &str): "เพิ่มข้อสอบ {count}", "Added to the pool: {count}";
    questions_removed(count: &str): "ตัดข้อสอบ {count}", "Removed from the pool: {count}";
    questions_changed(count: &str): "แก้ไขข้อสอบ {count}", "Changed in the pool: {count}";
    draw_changed(from: &str, to: &str): "จำนวนข้อที่สุ่ม จาก {from} เป็น {to}", "Drawn each try: from {from} to {to}";
    test_minutes_changed(from: &str, to: &str): "เวลาทำแบบทดสอบ จาก {from} เป็น {to}", "Time for the test: from {from} to {to}";
    pass_changed(from: &str, to: &str): "เกณฑ์ผ่าน จากร้อยละ\u{a0}{from} เป็นร้อยละ\u{a0}{to}", "Pass mark: from {from}% to {to}%";
    attempts_changed(from: &str, to: &str): "จำนวนครั้งที่ทำได้ จาก {from} เป็น {to}", "Tries allowed: from {from} to {to}";
    pauses_changed: "เปลี่ยนจำนวนครั้งหรือเวลาพักระหว่างทำแบบทดสอบ", "How often or how long one may rest during the test has changed";
    review_changed: "เปลี่ยนวิธีแสดงเฉลยหลังทำแบบทดสอบ", "What learners see after a try has changed";
}

crate::texts! {
    publish_version(number: &str): "เผยแพร่รุ่น\u{a0}{number}", "Publish version\u{a0}{number}";
    publish: "เผยแพร่", "Publish";
    first_version: "เป็นรุ่นแรกของหลักสูตร ยังไม่มีผู้เรียน เมื่อเผยแพร่แล้วหลักสูตรจะปรากฏในรายการให้ลงทะเบียนได้ทันที", "This is the first version of the course, so nobody is on it yet. Once published, the course is in the catalogue at once.";
    whom_it_touches(open: &str, done: &str): "ขณะนี้มีผู้กำลังเรียนหลักสูตรนี้ {open} และจบแล้ว {done}", "In progress now: {open}. Completed: {done}.";
    on_it(open: &str, done: &str): "กำลังเรียน {open} · จบแล้ว {done}", "{open} in progress · {done} completed";
    under_way_stay: "ผู้ที่กำลังเรียน เรียนรุ่นเดิมของตนต่อจนจบ ความคืบหน้าอยู่ครบ", "Those in progress stay on their version to its end and keep their progress.";
    done_keep: "ผู้ที่จบแล้ว ผลการเรียนและวุฒิบัตรไม่เปลี่ยนแปลง", "Those who completed keep their results and certificates as they are.";
    new_ones_get: "ผู้ที่ลงทะเบียนหลังจากนี้ได้เรียนรุ่นใหม่", "Whoever enrols from now on gets the new version.";
    what_kind: "การเปลี่ยนแปลงครั้งนี้เป็นแบบใด", "What kind of change is this?";
    minor: "เล็กน้อย", "Minor";
    minor_means: "สาระเดิม เช่น แก้คำผิด ปรับถ้อยคำหรือภาพ ผู้ที่จบรุ่นก่อนถือว่ารู้เท่ากัน", "The meaning is unchanged: spelling, wording, pictures. Those who completed before know the same.";
    major: "สำคัญ", "Major";
    major_means: "สิ่งที่เรียนหรือสิ่งที่ถามเปลี่ยนไป เช่น เพิ่มบทเรียน เปลี่ยนข้อสอบหรือเกณฑ์ผ่าน ผู้ที่จบรุ่นก่อนยังไม่ได้เรียนส่วนนี้", "What is learnt or asked has changed: new lessons, other questions, another pass mark. Those who completed before have not learnt this.";
    discard_draft: "ลบฉบับร่าง", "Delete this draft";
    discard_means: "ฉบับร่างนี้จะหายไปจากระบบและเรียกคืนไม่ได้ เลขรุ่นนี้จะใช้ใหม่ได้ รุ่นที่เผยแพร่แล้วไม่เปลี่ยนแปลง", "The draft will be gone for good, and its number can be used again. Published versions stay as they are.";
    discard_sure: "ต้องการลบฉบับร่างนี้", "Yes, delete this draft";
    withdraw_course: "ถอนหลักสูตรจากรายการ", "Withdraw the course from the catalogue";
    withdraw_means: "หลักสูตรจะไม่ปรากฏในรายการและไม่มีผู้ลงทะเบียนใหม่ได้ ผู้ที่กำลังเรียนเรียนต่อได้จนจบ วุฒิบัตรเดิมยังใช้ได้ และเปิดหลักสูตรใหม่ได้ภายหลัง", "The course leaves the catalogue and nobody can enrol. Those in progress go on to the end, certificates stay valid, and it can be opened again later.";
    withdraw_sure: "ต้องการถอนหลักสูตรนี้", "Yes, withdraw this course";
    is_withdrawn: "หลักสูตรนี้ไม่เปิดรับผู้เรียนใหม่", "The course is not open to new learners";
    is_withdrawn_means: "ผู้ที่ลงทะเบียนไว้แล้วยังเรียนต่อได้ เปิดอีกครั้งเพื่อให้รุ่นที่เผยแพร่ล่าสุดกลับไปอยู่ในรายการ", "Those enrolled can go on. Open it again to put the latest published version back into the catalogue.";
    reopen_course: "เปิดหลักสูตรอีกครั้ง", "Open the course again";
}

crate::texts! {
    preview: "ตัวอย่างสำหรับผู้จัดทำ", "Preview for authors";
    preview_lesson: "หน้านี้แสดงบทเรียนและแบบฝึกหัดอย่างที่ผู้เรียนจะเห็น การอ่านและการตอบในหน้านี้ไม่นับเป็นการเรียนของผู้ใด", "The lesson and its practice as learners will see them. Reading and answering here counts for nobody.";
    preview_test: "ข้อสอบทั้งคลังพร้อมเฉลยและคำอธิบาย ผู้เรียนเห็นเพียงข้อที่สุ่มได้ โดยสลับลำดับตัวเลือก", "The whole pool with keys and explanations. Learners see only what is drawn for them, options shuffled.";
    contents: "สารบัญ", "Contents";
    neighbours: "บทก่อนหน้าและถัดไป", "Lessons before and after";
    lesson_before: "บทก่อนหน้า", "Lesson before";
    lesson_after: "บทถัดไป", "Next lesson";
    question_number(number: &str): "ข้อ\u{a0}{number}", "Question\u{a0}{number}";
    most_missed: "ข้อที่ผู้เรียนพลาดมากที่สุด", "What learners miss most";
    no_tries: "ยังไม่มีผู้ทำแบบทดสอบของรุ่นนี้เสร็จสิ้น", "Nobody has finished a try of this version yet.";
    none_missed: "ยังไม่มีข้อใดที่ผู้เรียนตอบผิดเกินหนึ่งในสาม", "No question is missed by more than a third.";
    faster_than_reading(percent: &str, fast: &str, timed: &str): "ตอบเร็วกว่าการอ่าน {percent} ({fast} จาก {timed}\u{a0}ครั้ง)", "{percent} faster than reading ({fast} of {timed})";
    pace_why: "“ตอบเร็วกว่าการอ่าน” คือคำตอบที่มาถึงเร็วกว่าจะอ่านคำถามและตัวเลือกได้ครบ อาจเป็นเพราะอ่านทั้งชุดมาก่อน จำข้อสอบได้ หรือเดา ใช้ประกอบการปรับปรุงข้อสอบ ไม่ใช้ตัดสินผู้เรียน", "“Faster than reading” is an answer that came sooner than question and options can be read: from somebody who read the whole paper first, knew the question, or guessed. It is there to improve questions, never to judge a learner.";
    too_few_tries(count: &str): "แสดงเมื่อมีข้อที่ตอบแล้วอย่างน้อย {count}\u{a0}ครั้ง", "Shown once a question has at least {count} answers.";
    answered_right(percent: &str, answers: &str): "ตอบถูก {percent} จาก {answers}\u{a0}คำตอบ", "{percent} right, of {answers} answers";
}
