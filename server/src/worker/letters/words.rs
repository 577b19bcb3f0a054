//! Words of the letters.

app::texts! {
    dear(name: &str): "เรียน {name}", "Dear {name},";
    closing: "จึงเรียนมาเพื่อโปรดทราบ", "With kind regards";
    signed: "ระบบทักษะ แพลตฟอร์มพัฒนาทักษะดิจิทัลของบุคลากรภาครัฐ", "Thaksa, digital skills training for government personnel";
    automatic(contact: &str): "อีเมลฉบับนี้ส่งโดยอัตโนมัติ โปรดอย่าตอบกลับ หากมีข้อสงสัย โปรดติดต่อ {contact}", "This message was sent automatically; please do not reply. For questions, write to {contact}.";

    certificate_subject(title: &str): "วุฒิบัตรหลักสูตร “{title}”", "Your certificate: {title}";
    here_is(title: &str): "ท่านสำเร็จหลักสูตร “{title}” แล้ว ระบบขอส่งวุฒิบัตรเป็นไฟล์ PDF แนบมาพร้อมอีเมลฉบับนี้", "You have completed “{title}”. Your certificate is attached to this message as a PDF file.";
    number: "เลขที่วุฒิบัตร", "Certificate number";
    completed_on: "วันที่สำเร็จ", "Completed on";
    duration: "ระยะเวลาเรียน", "Duration";
    valid_until: "ใช้ได้ถึงวันที่", "Valid until";
    fetch_again: "ท่านดาวน์โหลดวุฒิบัตรนี้ได้อีกทุกเมื่อ โดยเข้าสู่ระบบตามที่อยู่ที่ท่านใช้เป็นประจำ แล้วเปิดหน้า “การเรียนของฉัน”", "You can also download it at any time: sign in at the address you always use and open “My learning”.";
    anyone_verifies: "ผู้ที่ได้รับวุฒิบัตรจากท่านตรวจสอบความถูกต้องได้โดยไม่ต้องเข้าสู่ระบบ ที่", "Anyone who receives the certificate from you can verify it, without signing in, at";
    file: "วุฒิบัตร", "certificate";

    receipt_subject(title: &str, number: i32): "ใบรับการส่งแบบทดสอบ “{title}” ครั้งที่ {number}", "Receipt: final test of “{title}”, attempt {number}";
    submitted(title: &str): "ระบบได้รับแบบทดสอบหลังเรียนหลักสูตร “{title}” ที่ท่านส่งแล้ว โปรดเก็บอีเมลฉบับนี้ไว้เป็นหลักฐาน", "We have received the final test of “{title}” that you submitted. Please keep this message as your proof.";
    closed_by_deadline(title: &str): "แบบทดสอบหลังเรียนหลักสูตร “{title}” หมดเวลาแล้ว ระบบส่งคำตอบที่บันทึกไว้ให้ท่าน โปรดเก็บอีเมลฉบับนี้ไว้เป็นหลักฐาน", "The time of your final test of “{title}” was over, and the answers that were saved have been submitted for you. Please keep this message as your proof.";
    attempt: "ครั้งที่", "Attempt";
    started_at: "เริ่มเมื่อ", "Started";
    handed_in_at: "ส่งเมื่อ", "Handed in";
    answered: "ตอบแล้ว", "Answered";
    answered_of(answered: usize, asked: usize): "{answered} จาก {asked} ข้อ", "{answered} of {asked} questions";
    score: "คะแนน", "Score";
    score_of(points: i32, max: i32): "{points} จาก {max} คะแนน", "{points} of {max}";
    awaits_grading: "ผล: รอผู้ตรวจให้คะแนนข้อเขียน ระบบจะแจ้งผลให้ท่านทราบทางอีเมลอีกฉบับ", "Result: the written answers are being graded. We will write to you again when there is a result.";
    graded_subject(title: &str, number: i32): "ผลการตรวจแบบทดสอบ “{title}” ครั้งที่ {number}", "Your result: final test of “{title}”, attempt {number}";
    graded(title: &str): "ผู้ตรวจให้คะแนนข้อเขียนในแบบทดสอบหลังเรียนหลักสูตร “{title}” ของท่านครบแล้ว", "The written answers of your final test of “{title}” have been graded.";
    outcome: "ผล", "Result";
    test_passed: "ผ่าน", "Passed";
    test_not_passed: "ยังไม่ผ่าน", "Not passed";
    see_result: "ดูผลการทดสอบได้ที่", "You find the result at";
    see_timeline: "ดูเวลาของทุกเหตุการณ์ในการทดสอบครั้งนี้ได้ที่", "The time of everything that happened in this attempt is listed at";
    receipt_not_you(contact: &str): "หากท่านไม่ได้ทำแบบทดสอบนี้ โปรดแจ้ง {contact} ทันที", "If you did not take this test, please tell {contact} at once.";

    external_confirmed_subject(certificate: &str): "รับรองผลจากภายนอกแล้ว: {certificate}", "Confirmed: {certificate}";
    external_refused_subject(certificate: &str): "ผลจากภายนอกไม่ได้รับการรับรอง: {certificate}", "Not confirmed: {certificate}";
    external_confirmed(certificate: &str): "เจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงานตรวจหลักฐาน “{certificate}” ที่ท่านแจ้ง และรับรองเป็นทักษะของท่านแล้ว", "The HR officer of your agency has looked at “{certificate}” and confirmed it as your skill.";
    external_refused(certificate: &str): "เจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงานตรวจหลักฐาน “{certificate}” ที่ท่านแจ้งแล้ว แต่ยังรับรองไม่ได้ด้วยเหตุผลข้างล่างนี้", "The HR officer of your agency has looked at “{certificate}” and could not confirm it, for the reason given below.";
    external_area: "ด้านทักษะ", "Skill area";
    external_issuer: "หน่วยงานหรือสถาบันที่ออก", "Issued by";
    external_issued: "วันที่ออก", "Date of issue";
    external_claimed: "ระดับที่ขอ", "Level claimed";
    external_granted: "ระดับที่รับรอง", "Level confirmed";
    external_level(level: i16): "ระดับ {level}", "level {level}";
    external_reason: "เหตุผล", "Reason";
    external_see: "ดูรายการทั้งหมดของท่านได้ที่", "All your external results are listed at";
    external_questions: "หากมีข้อสงสัย โปรดติดต่อเจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงาน ท่านแจ้งใหม่พร้อมหลักฐานเพิ่มเติมได้", "If you have questions, please ask the HR officer of your agency. You may enter it again with further evidence.";
    regraded_subject(title: &str): "แจ้งการปรับผลแบบทดสอบ “{title}”", "Your result has been corrected: {title}";
    key_corrected(title: &str): "มีการแก้ไขเฉลยของข้อสอบในแบบทดสอบหลังเรียนหลักสูตร “{title}” ระบบจึงตรวจคำตอบที่ท่านส่งไว้ใหม่ตามเฉลยที่ถูกต้อง ผลของท่านเปลี่ยนไปดังนี้", "The answer key of a question in the final test of “{title}” has been corrected, and the answers that you handed in have been graded again by the right key. Your result has changed:";
    score_before: "คะแนนเดิม", "Score before";
    score_now: "คะแนนใหม่", "Score now";
    verdict: "ผลการทดสอบ", "Result";
    is_passed: "ผ่าน", "Passed";
    is_not_passed: "ยังไม่ผ่าน", "Not passed";
    reason: "เหตุผลที่แก้ไข", "Reason";
    passes_now: "ท่านผ่านแบบทดสอบนี้แล้ว สิ่งที่ตามมา เช่น การจบหลักสูตรและวุฒิบัตร ระบบดำเนินการให้เอง ท่านไม่ต้องทำสิ่งใด ดูผลได้ที่", "You have now passed this test. What follows, such as completing the course and the certificate, is done for you: there is nothing you need to do. You can see the result at";
    pass_stays: "ผลผ่านและวุฒิบัตรที่ท่านได้รับแล้วยังคงอยู่ ไม่มีการเรียกคืน ดูผลได้ที่", "The pass and the certificate that you were given stay yours. You can see the result at";
    see_both: "ดูผลเดิมและผลใหม่ได้ที่", "You can see the result before and after at";
    may_ask(contact: &str): "หากมีข้อสงสัยเกี่ยวกับผลนี้ โปรดติดต่อ {contact}", "If you have a question about this result, please write to {contact}.";
    skill_regraded_subject(area: &str): "แจ้งการปรับผลแบบทดสอบทักษะ “{area}”", "Your skill test result has been corrected: {area}";
    item_corrected(area: &str): "มีการแก้ไขเฉลยของข้อสอบข้อหนึ่งในแบบทดสอบทักษะ “{area}” ที่ท่านทำไว้ ระบบจึงคำนวณผลใหม่ตามเฉลยที่ถูกต้อง ผลการทดสอบของท่านเป็นดังนี้", "The answer key of a question in the skill test of “{area}” that you took has been corrected, and your result has been worked out again by the right key:";
    level_before: "ระดับเดิม", "Level before";
    level_now: "ระดับใหม่", "Level now";
    level(level: i16): "ระดับ {level}", "Level {level}";

    invitation_subject: "เชิญตั้งรหัสผ่านเพื่อเริ่มใช้งานระบบทักษะ", "Set your password to start using Thaksa";
    invited(email: &str): "หน่วยงานของท่านเปิดบัญชีผู้ใช้ให้ท่านในระบบทักษะ ซึ่งเป็นแพลตฟอร์มพัฒนาทักษะดิจิทัลของบุคลากรภาครัฐ โดยใช้อีเมล {email}", "Your agency has opened an account for you in Thaksa, the digital skills training platform for government personnel, under the e-mail address {email}.";
    set_first: "โปรดตั้งรหัสผ่านเพื่อเริ่มใช้งานที่", "Please set a password to start, at";
    works_once(until: &str): "ที่อยู่นี้ใช้ได้ครั้งเดียว และใช้ได้ถึง {until}", "This address works once, until {until}.";
    if_unsure(contact: &str): "หากไม่แน่ใจว่าอีเมลฉบับนี้มาจากหน่วยงานจริง โปรดสอบถามผู้ดูแลด้านทรัพยากรบุคคลของหน่วยงาน หรือ {contact} ก่อนเปิดที่อยู่ข้างต้น", "If you are not sure that this message is genuine, ask the HR officer of your agency or {contact} before you open the address.";

    reset_subject: "ตั้งรหัสผ่านใหม่สำหรับระบบทักษะ", "Set a new password for Thaksa";
    reset_asked(email: &str): "มีผู้ขอตั้งรหัสผ่านใหม่สำหรับบัญชี {email} หากท่านเป็นผู้ขอ โปรดตั้งรหัสผ่านใหม่ที่", "Somebody asked for a new password for the account {email}. If it was you, please set it at";
    reset_not_asked: "หากท่านไม่ได้เป็นผู้ขอ ไม่ต้องดำเนินการใด รหัสผ่านเดิมยังใช้ได้ตามปกติ", "If it was not you, there is nothing to do: your password stays as it is.";

    password_changed_subject: "รหัสผ่านของท่านถูกเปลี่ยนแล้ว", "Your password was changed";
    password_changed(when: &str): "รหัสผ่านสำหรับระบบทักษะของท่านถูกเปลี่ยนเมื่อ {when}", "Your password for Thaksa was changed on {when}.";
    second_factor_changed_subject: "การยืนยันตัวตนสองขั้นตอนของท่านถูกเปลี่ยนแล้ว", "Your two-step verification was changed";
    second_factor_changed(when: &str): "การยืนยันตัวตนสองขั้นตอนสำหรับระบบทักษะของท่านถูกเปลี่ยนเมื่อ {when}", "Your two-step verification for Thaksa was changed on {when}.";
    if_not_you(contact: &str): "หากท่านเป็นผู้ดำเนินการ ไม่ต้องทำสิ่งใดเพิ่มเติม หากไม่ใช่ โปรดแจ้ง {contact} ทันที", "If this was you, there is nothing to do. If it was not, please tell {contact} at once.";
}
