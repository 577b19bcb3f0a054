//! Words of the feature.

crate::texts! {
    choose_unit: "เลือกหน่วยงาน", "Choose a unit";
    choose_unit_why: "ท่านดูแลหน่วยงานมากกว่าหนึ่งแห่ง เลือกหน่วยงานที่ต้องการดูภาพรวม", "You look after more than one unit. Choose the one to look at.";
    crumbs: "ตำแหน่งของหน่วยงาน", "Where this unit belongs";
    head_as_of(year: &str, now: &str): "{year} · ข้อมูล ณ\u{a0}{now} · รวมหน่วยงานย่อยทั้งหมด", "{year} · as of {now} · with all units below";
    fiscal_year: "ปีงบประมาณ", "Fiscal year";
    course: "หลักสูตร", "Course";
    all_courses: "ทุกหลักสูตร", "All courses";
    show: "แสดง", "Show";
    figures: "ภาพรวม", "Figures";
    download_csv: "ดาวน์โหลด CSV", "Download CSV";
    people_list: "รายชื่อบุคลากร", "List of people";
    corrected_results: "ผลที่ปรับแล้ว", "Corrected results";

    people: "บุคลากร", "People";
    people_of(units: &str): "คน ในหน่วยงานนี้และหน่วยงานย่อย {units}\u{a0}แห่งที่มีบุคลากร", "in this unit and {units} units directly below with people";
    people_of_one: "คน ในหน่วยงานนี้", "in this unit";
    enrolled: "ลงทะเบียนเรียน", "Enrolled";
    enrolled_of(people: &str): "ครั้ง จากบุคลากร {people}\u{a0}คน", "times, out of {people} people";
    open: "กำลังเรียน", "In progress";
    open_of(ever: &str): "ครั้ง จากที่ลงทะเบียนทุกปีรวม {ever}\u{a0}ครั้ง", "out of {ever} enrolments of all years";
    completed: "เรียนสำเร็จ", "Completed";
    completed_of(could: &str): "ครั้ง จาก {could}\u{a0}ครั้งที่ค้างจากปีก่อนหรือลงทะเบียนในปีนี้", "out of {could} carried over or enrolled this year";
    certificates: "วุฒิบัตรที่ออก", "Certificates";
    certificates_of(completed: &str): "ฉบับ จากการเรียนสำเร็จ {completed}\u{a0}ครั้ง", "out of {completed} completions";
    hours: "ชั่วโมงเรียน", "Learning hours";
    hours_of(each: &str, people: &str): "ชั่วโมง เฉลี่ย {each}\u{a0}ชั่วโมงต่อคน จากบุคลากร {people}\u{a0}คน", "hours, {each} for each of {people} people";
    when_now(now: &str): "ขณะนี้ ณ\u{a0}{now}", "Now, as of {now}";
    when_between(from: &str, to: &str): "{from} ถึง {to}", "{from} to {to}";

    by_month_completed: "เรียนสำเร็จรายเดือน", "Completed by month";
    by_month_enrolled: "ลงทะเบียนเรียนรายเดือน", "Enrolled by month";
    by_month_unit(year: &str, total: &str): "{year} · ทั้งปี {total}\u{a0}ครั้ง", "{year} · {total} in the year";
    not_yet: "–", "–";
    by_course: "เรียนสำเร็จแยกตามหลักสูตร", "Completed by course";
    by_course_unit(year: &str): "{year} · สำเร็จ จากที่ค้างจากปีก่อนหรือลงทะเบียนในปีนี้", "{year} · completed, out of carried over or enrolled this year";
    of_share(part: &str, whole: &str, share: &str): "{part}/{whole} ({share})", "{part}/{whole} ({share})";
    of_whole(part: &str, whole: &str): "{part}/{whole}", "{part}/{whole}";
    nothing_yet: "ยังไม่มีการลงทะเบียนเรียน", "Nobody has enrolled yet";
    nothing_yet_why: "เมื่อบุคลากรของหน่วยงานลงทะเบียนเรียน ตัวเลขจะปรากฏที่นี่ทันที แนะนำหลักสูตรที่เปิดสอนให้บุคลากรเริ่มเรียนได้เลย", "Numbers appear here as soon as people of this unit enrol. Show them the courses that are open.";
    see_courses: "ดูหลักสูตรทั้งหมด", "See all courses";

    by_unit: "แยกตามหน่วยงานย่อย", "By unit";
    by_unit_caption(year: &str): "ตัวเลขของหน่วยงานย่อย {year}", "Figures of the units below, {year}";
    unit: "หน่วยงาน", "Unit";
    own: "บุคลากรที่สังกัดหน่วยงานนี้โดยตรง", "People posted in this unit itself";
    merged(parts: &str): "หน่วยงานที่มีบุคลากรน้อยกว่า 5\u{a0}คน รวมไว้ด้วยกัน ({parts}\u{a0}แห่ง)", "Units with fewer than 5 people, taken together ({parts})";
    merged_why: "เพื่อไม่ให้ตัวเลขบ่งชี้ถึงตัวบุคคล หน่วยงานที่มีบุคลากรน้อยกว่า 5\u{a0}คนจะแสดงรวมกัน และอาจรวมหน่วยงานที่เล็กถัดไปไว้ด้วย เพื่อไม่ให้คำนวณย้อนกลับได้", "So that no number points at a person, units with fewer than 5 people are shown together; the next smallest unit may be taken in so that nothing can be worked out.";
    total: "รวม", "Total";
    now: "ขณะนี้", "now";
    in_year: "ในปีนี้", "this year";
    empty_units(count: &str): "หน่วยงานย่อยที่ยังไม่มีข้อมูลบุคลากร {count}\u{a0}แห่ง", "{count} units below without people yet";

    explained: "ตัวเลขนี้นับอะไร", "What these figures count";
    explained_people: "จำนวนคนที่มีตำแหน่งหลักอยู่ในหน่วยงานนี้หรือหน่วยงานย่อย ณ เวลาที่แสดง ไม่เปลี่ยนตามปีงบประมาณหรือหลักสูตรที่เลือก", "People whose primary posting is in this unit or below at the time shown. It does not change with the year or course chosen.";
    explained_enrolled: "จำนวนครั้งที่ลงทะเบียนเรียนในปีงบประมาณที่เลือก หนึ่งคนเรียนสองหลักสูตรนับสองครั้ง นับให้หน่วยงานที่สังกัดในวันลงทะเบียน", "Enrolments in the fiscal year chosen. One person in two courses counts twice. It counts for the unit she belonged to on the day of enrolment.";
    explained_open: "จำนวนการลงทะเบียนที่ยังเรียนไม่สำเร็จ ณ เวลาที่แสดง ไม่ว่าลงทะเบียนในปีใด จึงไม่เปลี่ยนตามปีงบประมาณที่เลือก", "Enrolments that are not completed at the time shown, of whatever year. It does not change with the year chosen.";
    explained_completed: "จำนวนครั้งที่เรียนสำเร็จครบตามเกณฑ์ของหลักสูตรในปีงบประมาณที่เลือก นับให้หน่วยงานที่สังกัดในวันที่สำเร็จ เทียบกับการลงทะเบียนที่ยังไม่สำเร็จเมื่อต้นปี รวมกับที่ลงทะเบียนใหม่ในปีนั้น", "Completions, by all that the course asks for, in the fiscal year chosen. Each counts for the unit of that day. Compared with what was under way when the year began and what was taken up in it.";
    explained_certificates: "วุฒิบัตรที่ออกเมื่อเรียนสำเร็จในปีงบประมาณที่เลือก ไม่นับฉบับที่ออกใหม่แทนฉบับเดิม", "Certificates issued on completion in the fiscal year chosen. A certificate that replaces another does not count again.";
    explained_hours: "เวลาเรียนตามที่หลักสูตรกำหนด ของทุกครั้งที่เรียนสำเร็จในปีงบประมาณที่เลือก ปัดลงเป็นครึ่งชั่วโมง", "The learning time that the course states, for every completion in the fiscal year chosen, rounded down to half hours.";

    too_small: "ไม่แสดงตัวเลขของหน่วยงานนี้แยกต่างหาก", "This unit is not shown by itself";
    too_small_why: "หน่วยงานนี้มีบุคลากรน้อย ตัวเลขอาจบ่งชี้ถึงตัวบุคคลได้ จึงแสดงรวมอยู่ในหน่วยงานที่ใหญ่กว่า", "So few people are here that a number could point at a person. They are counted in the larger unit above.";
    not_enrolled: "ยังไม่ลงทะเบียน", "Not enrolled";
    expired: "วุฒิบัตรหมดอายุ", "Certificate expired";
    revoked: "วุฒิบัตรถูกเพิกถอน", "Certificate revoked";
    list_title(unit: &str): "รายชื่อบุคลากร {unit}", "People of {unit}";
    list_as_of(course: &str, now: &str): "สถานะในหลักสูตร {course} · ข้อมูล ณ\u{a0}{now} · รวมหน่วยงานย่อยทั้งหมด", "State in {course} · as of {now} · with all units below";
    name: "ชื่อ", "Name";
    search_name: "ค้นหาชื่อ", "Search names";
    search_hint: "ชื่อหรือนามสกุลบางส่วน ภาษาไทยหรืออังกฤษ", "Part of a given or family name, Thai or English";
    state: "สถานะ", "State";
    all_states: "ทุกสถานะ", "All states";
    search: "ค้นหา", "Search";
    found(found: &str, people: &str): "พบ {found}\u{a0}คน จากบุคลากร {people}\u{a0}คน เรียงตามชื่อ", "{found} of {people} people, by given name";
    nobody: "ไม่พบบุคลากรตามที่เลือก", "Nobody matches";
    nobody_why: "ลองค้นด้วยชื่อบางส่วน เลือกทุกสถานะ หรือเปลี่ยนหลักสูตร", "Try part of a name, all states or another course.";
    nobody_here: "หน่วยงานนี้ยังไม่มีข้อมูลบุคลากร", "Nobody is posted here yet";
    nobody_here_why: "เมื่อผู้ดูแลระบบนำเข้าข้อมูลตำแหน่งแล้ว รายชื่อจะปรากฏที่นี่", "The list fills when an administrator has brought in people and their postings.";
    everyone: "แสดงทุกคน", "Show everyone";
    no_course: "ยังไม่มีหลักสูตรที่เปิดสอน", "No course is open yet";
    no_course_why: "เมื่อมีหลักสูตรเปิดสอนแล้ว สถานะการเรียนของแต่ละคนจะดูได้ที่นี่", "When a course is published, you will see here where everyone stands in it.";
    back_to_dashboard: "กลับไปภาพรวมหน่วยงาน", "Back to the dashboard";
    position: "ตำแหน่ง", "Position";
    done_of(done: &str, required: &str): "{done} จาก {required}\u{a0}รายการ", "{done} of {required} items";
    on_day(day: &str): "เมื่อ {day}", "on {day}";
    until_day(day: &str): "ใช้ได้ถึง {day}", "valid until {day}";
    pages: "หน้าของรายชื่อ", "Pages of the list";
    page_of(page: &str, pages: &str): "หน้า {page} จาก {pages}", "Page {page} of {pages}";
    previous: "หน้าก่อน", "Previous page";
    next: "หน้าถัดไป", "Next page";

    person_as_of(now: &str): "ข้อมูล ณ\u{a0}{now} · การเปิดดูหน้านี้ถูกบันทึกไว้", "As of {now} · that you looked is on record";
    posting: "ตำแหน่งปัจจุบัน", "Current posting";
    employee_kind: "ประเภทบุคลากร", "Kind of employment";
    since: "ตั้งแต่", "Since";
    staff_no: "เลขประจำตัวบุคลากร", "Staff number";
    learning: "การเรียน", "Learning";
    skills: "ทักษะดิจิทัล", "Digital skills";
    skills_of(unit: &str): "ทักษะดิจิทัล {unit}", "Digital skills of {unit}";
    skills_as_of(now: &str, people: &str): "ข้อมูล ณ\u{a0}{now} · จากบุคลากร {people}\u{a0}คนในหน่วยงานนี้และหน่วยงานย่อยทั้งหมด", "As of {now} · out of {people} people here and in all units below";
    skills_small: "ตัวเลขที่มีคนน้อยกว่า 5\u{a0}คนอยู่เบื้องหลังจะรวมกันหรือไม่แสดง เพื่อไม่ให้บ่งชี้ถึงตัวบุคคล", "Numbers with fewer than 5 people behind them are taken together or not shown, so that none points at a person.";
    see_all_skills: "ดูทักษะทุกด้านและทุกแหล่ง", "See all areas and sources";
    no_skills_of_person: "ยังไม่มีผลด้านทักษะ", "Nothing is known of her skills yet";
    no_skills_of_person_why: "เมื่อทำแบบทดสอบหรือประเมินตนเอง ผลจะปรากฏที่นี่", "Results appear here once she takes a test or rates herself.";
    confirm_use: "ยืนยันการใช้ทักษะในงาน", "Confirm use on the job";
    confirm_use_why: "เลือกระดับที่ท่านเห็นว่าผู้นี้ใช้ได้จริงในงาน ผลจะแสดงแยกเป็นของผู้บังคับบัญชา ไม่แทนที่ผลจากแบบทดสอบ และบันทึกไว้ว่าท่านเป็นผู้ยืนยัน", "Choose the level that you see her use at work. It is shown as the manager's, does not replace a test, and is on record under your name.";
    level_at_work: "ระดับที่ใช้ในงาน", "Level at work";
    confirm: "ยืนยัน", "Confirm";
    by_test: "ระดับจากแบบทดสอบ", "Levels by test";
    nobody_tested: "ยังไม่มีผู้ทดสอบในด้านนี้", "Nobody has been tested in this area yet";
    few_tested: "มีผู้ทดสอบน้อยกว่า 5\u{a0}คน จึงยังไม่แสดง", "Fewer than 5 people have been tested, so nothing is shown yet";
    assessed: "มีผลแล้ว", "Assessed";
    assessed_of(part: &str, whole: &str): "{part} จาก {whole}\u{a0}คน", "{part} of {whole}";
    share_at_target: "ถึงระดับเป้าหมาย", "At target";
    no_target: "ไม่มีเป้าหมาย", "No target";
    not_shown: "ไม่แสดง (น้อยกว่า 5\u{a0}คน)", "Not shown (fewer than 5)";
    median_age: "อายุของผล (มัธยฐาน)", "Median age";
    this_quarter: "ไตรมาสนี้", "This quarter";
    months_old(months: &str): "ประมาณ\u{a0}{months}\u{a0}เดือน", "About {months} months";
    level_distribution: "จำนวนคนในแต่ละระดับ", "People on each level";
    level_distribution_unit(known: &str): "คน จากผู้ที่มีผลแล้ว {known}\u{a0}คน", "people, out of {known} assessed";
    level(n: &str): "ระดับ\u{a0}{n}", "Level {n}";
    levels_together(levels: &str): "ระดับ {levels} รวมกัน", "Levels {levels} together";
    by_unit_in(area: &str): "ด้าน{area} จากแบบทดสอบ", "{area}, by test";
    skill_area: "ด้าน", "Area";
    skill_source: "ที่มา", "Source";
    not_by_test: "ผลที่ไม่ได้มาจากแบบทดสอบ", "What does not come from tests";
    not_by_test_why: "แสดงแยกไว้ ไม่นำไปรวมกับผลจากแบบทดสอบข้างต้น", "Shown by itself and never mixed with the test results above.";
    no_skills_yet: "ยังไม่มีผลด้านทักษะในหน่วยงานนี้", "Nothing is known of skills here yet";
    no_skills_yet_why: "เมื่อบุคลากรทำแบบทดสอบทักษะหรือประเมินตนเอง ตัวเลขจะปรากฏที่นี่ทันที", "Numbers appear here as soon as people of this unit take a skill test or rate themselves.";
    see_skills: "ดูแบบทดสอบทักษะ", "See the skill tests";
    explained_assessed: "จำนวนคนที่มีผลล่าสุดในด้านนั้น เทียบกับบุคลากรทั้งหมดของหน่วยงานนี้และหน่วยงานย่อย ณ เวลาที่แสดง แต่ละคนนับครั้งเดียวตามผลล่าสุด", "People with a result in the area, out of all people here and below at the time shown. Everybody counts once, by the newest result.";
    explained_at_target: "ผู้ที่ระดับล่าสุดไม่ต่ำกว่าเป้าหมายของตำแหน่งตนเอง (สายดิจิทัลหรือไม่ และระดับตำแหน่ง) เทียบกับผู้ที่มีผลและมีเป้าหมาย ผู้ที่ยังไม่มีผลไม่นับ", "People whose newest level is not below the target of their own posting (IT or not, and position level), out of those with a result and a target. Those without a result do not count.";
    explained_levels: "นับเฉพาะผลจากแหล่งที่ระบุ แบบทดสอบกับการประเมินตนเองไม่ปนกัน", "Only results of the source that is named: tests and self-ratings are never mixed.";
    explained_age: "ครึ่งหนึ่งของผลใหม่กว่าหรือเท่ากับค่านี้ นับเป็นรายไตรมาส", "Half of the results are this old or newer, counted by quarters.";
    by_expert: "ความยากของข้อสอบในคลังมาจากผู้เชี่ยวชาญ ผลในช่วงนี้เหมาะสำหรับวางแผนการพัฒนา แต่ไม่ควรใช้เป็นเหตุเดียวในการตัดสินใจด้านบุคคล", "Difficulties in the item bank are the judgement of experts so far: good for planning development, and not to be the only ground of a decision about a person.";
    no_learning: "ยังไม่ได้ลงทะเบียนเรียนหลักสูตรใด", "Not enrolled in any course yet";
    no_learning_why: "เมื่อบุคลากรลงทะเบียนเรียน ความคืบหน้าและวุฒิบัตรจะปรากฏที่นี่", "Progress and certificates appear here once she enrols.";
    enrolled_on(day: &str): "ลงทะเบียนเมื่อ {day}", "Enrolled on {day}";
    progress: "ความคืบหน้า", "Progress";
    missing: "สิ่งที่ยังขาด", "What is still missing";
    missing_lesson(title: &str): "เรียนบทเรียน {title}", "Read the lesson {title}";
    missing_test: "ทำแบบทดสอบท้ายหลักสูตรให้ผ่าน", "Pass the final test";
    completed_on(day: &str): "เรียนสำเร็จเมื่อ {day}", "Completed on {day}";
    score(points: &str, max: &str): "คะแนนแบบทดสอบ {points} จาก {max}", "Test score {points} of {max}";
    accommodations: "เวลาและสิทธิทดสอบเพิ่มเติม", "Extra time and attempts";
    attempts: "การทดสอบหลังเรียน", "Final tests taken";
    attempt(n: &str): "ครั้งที่\u{a0}{n}", "Attempt {n}";
    attempt_awaits: "รอผู้ตรวจให้คะแนนข้อเขียน", "written answers wait to be graded";
    missing_grading: "ผลแบบทดสอบหลังเรียน (รอผู้ตรวจให้คะแนนข้อเขียน)", "The result of the final test (written answers wait to be graded)";
    attempt_open: "กำลังทำอยู่", "under way";
    timeline: "ลำดับเหตุการณ์", "Timeline";
    skill_tests: "แบบทดสอบทักษะครั้งล่าสุด", "Newest skill tests";
    certificate: "วุฒิบัตร", "Certificate";
    good: "ใช้ได้", "Valid";
    replaced: "มีฉบับใหม่แทนแล้ว", "Replaced";
    mailing: "การส่งทางอีเมล", "Sent by e-mail";
    mail_queued: "รอส่ง", "Waiting to be sent";
    mail_accepted: "เซิร์ฟเวอร์อีเมลปลายทางรับแล้ว", "Accepted by the mail server";
    mail_failed: "ส่งไม่สำเร็จ", "Could not be sent";
    mail_captured: "เก็บไว้ในกล่องจดหมายสาธิต", "Kept in the demo's post box";
    mail_none: "ไม่มีอีเมลที่จะส่งถึง", "There is no address to send it to";

    external: "ผลจากภายนอก", "External results";
    see_above(unit: &str): "ดู{unit}", "See {unit}";
}

/// A standing in a word or two.
pub const fn standing(language: crate::i18n::Language, kind: super::standing::Kind) -> &'static str {
    use super::standing::Kind;
    match kind {
        Kind::NotEnrolled => not_enrolled(language),
        Kind::InProgress => open(language),
        Kind::Completed => completed(language),
        Kind::Expired => expired(language),
        Kind::Revoked => revoked(language),
    }
}
