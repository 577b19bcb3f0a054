//! Words of the feature.

crate::texts! {
    accommodations: "เวลาและสิทธิทดสอบเพิ่มเติม", "Extra time and attempts";
    place: "ตำแหน่งหน้า", "You are here";
    person: "ข้อมูลบุคคล", "Person";
    lead: "สำหรับผู้ที่มีเหตุจำเป็น เช่น ความพิการ การเจ็บป่วย หรือเหตุขัดข้องระหว่างทดสอบ มีผลกับการทดสอบที่เริ่มหลังจากให้สิทธิ และบันทึกไว้ในบันทึกการตรวจสอบ", "For those with a reason, such as a disability, an illness or a disturbance during a test. It holds for tests that begin afterwards, and is on record in the audit trail.";
    in_force: "สิทธิที่ให้ไว้", "What was granted";
    none: "ยังไม่มีสิทธิเพิ่มเติม", "Nothing has been granted";
    course: "หลักสูตร", "Course";
    all_courses: "ทุกหลักสูตรและแบบทดสอบทักษะ", "All courses and skill tests";
    extra: "ที่เพิ่มให้", "Extra";
    percent(n: &str): "เวลาเพิ่มร้อยละ\u{a0}{n}", "{n}% more time";
    minutes(n: &str): "เวลาเพิ่ม\u{a0}{n}\u{a0}นาที", "{n} more minutes";
    attempts(n: &str): "ทดสอบเพิ่มได้\u{a0}{n}\u{a0}ครั้ง", "{n} more attempts";
    pauses(n: &str): "พักระหว่างทดสอบเพิ่มได้\u{a0}{n}\u{a0}ครั้ง", "{n} more rests during the test";
    reason: "เหตุผล", "Reason";
    until: "ใช้ได้ถึง", "Until";
    granted: "ผู้ให้สิทธิ", "Granted by";
    granted_by(name: &str, day: &str): "{name} เมื่อ {day}", "{name}, {day}";
    state: "สถานะ", "State";
    holds: "ใช้ได้", "In force";
    over: "หมดเขตแล้ว", "Over";
    ended_on(day: &str): "ยุติเมื่อ {day}", "Ended on {day}";
    end: "ยุติ", "End";
    end_which(extra: &str, until: &str): " {extra} ถึง {until}", ": {extra}, until {until}";

    grant: "ให้สิทธิเพิ่มเติม", "Grant more";
    extra_percent: "เวลาเพิ่ม (ร้อยละของเวลาปกติ)", "Extra time (percent of the usual time)";
    extra_percent_hint: "เช่น 25 หรือ 50 หากไม่เพิ่มแบบร้อยละ ใส่ 0", "Such as 25 or 50; 0 for none.";
    extra_minutes: "เวลาเพิ่ม (นาที)", "Extra time (minutes)";
    extra_minutes_hint: "หากไม่เพิ่มเป็นนาที ใส่ 0", "0 for none.";
    extra_attempts: "จำนวนครั้งที่ทดสอบเพิ่มได้", "Extra attempts";
    extra_attempts_hint: "สำหรับแบบทดสอบหลังเรียนที่จำกัดจำนวนครั้ง", "For final tests that limit the number of attempts.";
    extra_pauses: "จำนวนครั้งที่พักระหว่างทดสอบได้เพิ่ม", "Extra rests";
    extra_pauses_hint: "เวลาทดสอบหยุดระหว่างพัก ครั้งละเท่าที่แบบทดสอบกำหนด หรือ 10 นาที", "The time stands still meanwhile: as long as the test says, or 10 minutes.";
    reason_hint: "เท่าที่จำเป็นต่อการตรวจสอบ ไม่ต้องระบุรายละเอียดสุขภาพ ผู้เรียนเห็นสิทธิแต่ไม่เห็นเหตุผลนี้", "As much as an audit needs; leave out details of health. The learner sees what was granted, not this reason.";
    valid_to: "ใช้ได้ถึงวันที่", "In force until";
    valid_to_hint: "ไม่เกินสองปี", "At most two years.";
    several: "หากมีหลายรายการที่ใช้ได้พร้อมกัน ระบบใช้เวลาเพิ่มและจำนวนครั้งที่พักที่มากที่สุดรายการเดียว และรวมจำนวนครั้งที่ทดสอบของทุกรายการ", "Of several in force, the greatest extra time and number of rests count, and extra attempts add up.";
    save: "บันทึกสิทธิ", "Grant";
    bad_end: "โปรดเลือกวันสิ้นสุดตั้งแต่วันนี้และไม่เกินสองปี", "Please choose an end from today on and within two years.";
    nothing_granted: "โปรดใส่เวลาเพิ่มหรือจำนวนครั้งที่เพิ่มอย่างน้อยหนึ่งช่อง", "Please give extra time or extra attempts.";
    not_oneself: "ท่านให้สิทธิแก่ตนเองไม่ได้ โปรดให้เจ้าหน้าที่คนอื่นดำเนินการ", "You cannot grant this to yourself. Please ask a colleague.";

    yours: "ท่านมีสิทธิเพิ่มเติมสำหรับการทดสอบ", "You have been granted more for this test";
    yours_until(day: &str): "ใช้ได้ถึง {day}", "until {day}";
}
