//! Words of the feature.

crate::texts! {
    kind: "วุฒิบัตร", "Certificate";

    specimen_course: "ชื่อหลักสูตรที่ท่านเรียนสำเร็จ", "Title of the course that you complete";
    specimen_issuer: "ชื่อหน่วยงานผู้ออกวุฒิบัตร", "Name of the issuing agency";
    specimen_signatory: "ชื่อผู้ลงนาม", "Name of the signatory";
    specimen_position: "ตำแหน่งผู้ลงนาม", "Position of the signatory";

    name_title: "ชื่อบนวุฒิบัตร", "Name on your certificate";
    name_lead: "โปรดตรวจชื่อที่จะพิมพ์บนวุฒิบัตรทุกฉบับของท่าน ทั้งภาษาไทยและภาษาอังกฤษ แล้วกดยืนยัน", "Please check your name as it will be printed on every certificate of yours, in Thai and in English, then confirm it.";
    name_confirmed(date: String): "ท่านยืนยันชื่อนี้เมื่อ {date} วุฒิบัตรที่ออกไปแล้วไม่เปลี่ยนตามการแก้ไขในหน้านี้", "You confirmed this name on {date}. Certificates already issued do not change with it.";
    name_th: "ชื่อภาษาไทย", "Name in Thai";
    name_th_hint: "คำนำหน้า ชื่อ และนามสกุล เช่น นางสาวมาลี ศรีสุข", "Prefix, given name and family name, for example นางสาวมาลี ศรีสุข";
    name_en: "ชื่อภาษาอังกฤษ", "Name in English";
    name_en_hint: "เช่น Ms. Malee Srisuk", "For example Ms. Malee Srisuk";
    name_record: "ชื่อต้องตรงกับทะเบียนบุคลากร หากทะเบียนไม่ถูกต้อง โปรดแจ้งเจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงานก่อนยืนยัน", "The name must be the one on record. If the record is wrong, please tell the HR officer of your agency before you confirm.";
    name_preview: "ดูตัวอย่าง", "Preview";
    name_confirm: "ยืนยันชื่อนี้", "Confirm this name";
    preview_title: "ตัวอย่างวุฒิบัตร", "Preview of the certificate";
    preview_alt(th: &str, en: &str): "ตัวอย่างวุฒิบัตรที่พิมพ์ชื่อ {th} และ {en}", "Preview of a certificate with the names {th} and {en}";
    preview_note: "ชื่อหลักสูตร หน่วยงาน ผู้ลงนาม และเลขที่ เป็นเพียงตัวอย่าง", "Course, agency, signatory and number are placeholders.";

    verify_title: "ตรวจสอบวุฒิบัตร", "Verify a certificate";
    verify_lead: "ตรวจว่าวุฒิบัตรออกโดยระบบนี้จริงและยังใช้ได้ ไม่ต้องเข้าสู่ระบบ", "Check that a certificate was issued here and is still good. No need to sign in.";
    verify_by_qr: "มีวุฒิบัตรอยู่ในมือ ใช้กล้องโทรศัพท์ส่อง QR บนวุฒิบัตรได้ทันที", "With the certificate in your hand, simply point the camera of your phone at its QR code.";
    verify_by_number: "ตรวจด้วยเลขที่และชื่อ", "By number and name";
    verify_by_code: "ตรวจด้วยรหัสตรวจสอบ", "By verify code";
    number: "เลขที่วุฒิบัตร", "Certificate number";
    number_hint: "เช่น MDES-ONDE-2570-000123-4", "For example MDES-ONDE-2570-000123-4";
    holder_name: "ชื่อและนามสกุลบนวุฒิบัตร", "Name on the certificate";
    holder_name_hint: "ภาษาไทยหรือภาษาอังกฤษก็ได้ ไม่ต้องใส่คำนำหน้า", "In Thai or in English; the prefix may be left out";
    code: "รหัสตรวจสอบ หรือที่อยู่เว็บที่พิมพ์ใต้ QR", "Verify code, or the address printed below the QR code";
    check: "ตรวจสอบ", "Verify";
    no_such_number: "ไม่พบวุฒิบัตรที่มีเลขที่และชื่อตรงกันทั้งสองอย่าง โปรดตรวจตัวสะกดและตัวเลขทุกหลัก หรือสอบถามหน่วยงานผู้ออก", "There is no certificate with both this number and this name. Please check the spelling and every digit, or ask the issuer.";

    valid: "วุฒิบัตรฉบับนี้ถูกต้อง", "This certificate is valid";
    superseded: "มีฉบับใหม่แทนฉบับนี้แล้ว", "This certificate has been replaced";
    superseded_why: "ฉบับนี้เคยออกจริง แต่ผู้ออกได้ออกฉบับแก้ไขแทนแล้ว โปรดขอดูฉบับล่าสุดจากเจ้าของ", "It was issued, but the issuer has put a corrected one in its place. Please ask its holder for the latest.";
    revoked: "วุฒิบัตรฉบับนี้ถูกเพิกถอน", "This certificate has been revoked";
    revoked_why(date: String): "ผู้ออกเพิกถอนเมื่อ {date} ใช้อ้างอิงไม่ได้", "Its issuer revoked it on {date}. It proves nothing any more.";
    expired: "วุฒิบัตรฉบับนี้หมดอายุ", "This certificate has expired";
    expired_why(date: String): "ใช้ได้ถึง {date} เจ้าของควรเรียนหลักสูตรนี้อีกครั้ง", "It was valid until {date}. Its holder should take the course again.";
    not_found: "ไม่พบวุฒิบัตรนี้", "No such certificate";
    not_found_why: "ไม่มีวุฒิบัตรที่ใช้รหัสตรวจสอบนี้ รหัสอาจพิมพ์ไม่ครบ หรือเอกสารไม่ได้ออกโดยระบบนี้", "No certificate has this verify code. It may have been typed incompletely, or the document was not issued here.";
    checked_at(time: String): "ตรวจจากทะเบียนเมื่อ {time}", "Checked against the register on {time}";
    holder: "ผู้ได้รับ", "Holder";
    course: "หลักสูตร", "Course";
    hours: "ระยะเวลาอบรม", "Training time";
    trained: "วันที่อบรม", "Trained";
    period(from: String, to: String): "{from} ถึง {to}", "{from} to {to}";
    issued_on: "ให้ไว้ ณ วันที่", "Given on";
    valid_until: "ใช้ได้ถึง", "Valid until";
    issuer: "ผู้ออก", "Issuer";
    verify_another: "ตรวจสอบฉบับอื่น", "Verify another";
    compare: "โปรดเทียบชื่อ หลักสูตร และเลขที่ข้างต้นกับเอกสารในมือ หากไม่ตรงกัน เอกสารนั้นอาจถูกแก้ไข", "Please compare name, course and number with the document in your hand. If they differ, it may have been altered.";

    manage_title: "จัดการวุฒิบัตร", "Manage a certificate";
    standing: "สถานะ", "State";
    is_valid: "ใช้ได้", "Valid";
    is_superseded: "ถูกแทนด้วยฉบับใหม่", "Replaced";
    is_revoked: "ถูกเพิกถอน", "Revoked";
    is_expired: "หมดอายุ", "Expired";
    download: "ดาวน์โหลด PDF", "Download PDF";
    revisions: "ทุกฉบับของวุฒิบัตรนี้", "All issues of this certificate";
    revision: "ฉบับที่", "Issue";
    reissue_title: "ออกฉบับแก้ไข", "Issue a corrected certificate";
    reissue_why: "ใช้เมื่อชื่อที่พิมพ์ไม่ถูกต้อง ฉบับแก้ไขมีเลขที่และ QR ใหม่ ลงวันที่วันนี้ และส่งทางอีเมลถึงเจ้าของ ฉบับเดิมจะแสดงว่าถูกแทนแล้ว วันที่เรียนสำเร็จและวันหมดอายุไม่เปลี่ยน", "Use this when the printed name is wrong. The corrected one has a new number and QR code, carries today's date and is mailed to its owner; the old one shows as replaced. Day of completion and end of validity stay.";
    reissue_reason: "เหตุผลที่แก้ไข", "Reason for the correction";
    reissue_reason_hint: "เช่น สะกดนามสกุลผิด หรือเปลี่ยนชื่อตามคำสั่งเลขที่ … บันทึกไว้ในประวัติการใช้งาน", "For example: family name misspelled, or name changed by order no. … Kept in the audit record.";
    reissue: "ออกฉบับแก้ไข", "Issue corrected certificate";
    revoke_title: "เพิกถอน", "Revoke";
    revoke_why: "ผู้ตรวจสอบทุกคนจะเห็นว่าวุฒิบัตรนี้ถูกเพิกถอน และไม่อาจยกเลิกการเพิกถอนได้ ประวัติการเรียนยังคงอยู่", "Everyone who verifies it will see that it was revoked. This cannot be undone. The learning record stays.";
    revoke_reason: "เหตุผลที่เพิกถอน", "Reason for revoking";
    revoke_reason_hint: "บันทึกไว้ในประวัติการใช้งาน ไม่แสดงต่อสาธารณะ", "Kept in the audit record, never shown to the public.";
    revoke_sure: "ข้าพเจ้าตรวจสอบแล้ว และต้องการเพิกถอนวุฒิบัตรนี้อย่างถาวร", "I have checked this and want to revoke the certificate for good.";
    revoke: "เพิกถอนวุฒิบัตร", "Revoke certificate";
    revoked_reason: "เหตุผลที่เพิกถอน", "Reason";

    issuers_title: "ผู้ออกวุฒิบัตร", "Issuers of certificates";
    issuers_lead: "ตราหน่วยงานและผู้ลงนามบนวุฒิบัตรของหน่วยงานในความดูแลของท่าน", "Logo and signatory on the certificates of the units in your scope.";
    unit: "หน่วยงาน", "Unit";
    signatory: "ผู้ลงนาม", "Signatory";
    logo: "ตราหน่วยงาน", "Logo";
    no_logo: "ยังไม่มี", "None yet";
    has_logo: "มีแล้ว", "Uploaded";
    inherited: "ใช้ผู้ลงนามของหน่วยงานต้นสังกัด", "That of the unit above";
    current_signatory: "ผู้ลงนามปัจจุบัน", "Current signatory";
    from_day(date: String): "ตั้งแต่ {date}", "from {date}";
    no_signatory: "หน่วยงานนี้ยังไม่กำหนดผู้ลงนามของตนเอง วุฒิบัตรใช้ผู้ลงนามของหน่วยงานต้นสังกัดที่ใกล้ที่สุด", "This unit has no signatory of its own. Certificates carry that of the nearest unit above.";
    new_signatory: "กำหนดผู้ลงนามใหม่", "Set a new signatory";
    new_signatory_why: "มีผลกับวุฒิบัตรที่ออกตั้งแต่วันที่กำหนด ฉบับที่ออกไปแล้วไม่เปลี่ยน", "For certificates issued from that day on. Those already issued do not change.";
    signatory_th: "ชื่อผู้ลงนาม ภาษาไทย", "Name in Thai";
    signatory_en: "ชื่อผู้ลงนาม ภาษาอังกฤษ", "Name in English";
    position_th: "ตำแหน่ง ภาษาไทย", "Position in Thai";
    position_en: "ตำแหน่ง ภาษาอังกฤษ", "Position in English";
    valid_from: "ลงนามตั้งแต่วันที่", "Signs from";
    save: "บันทึก", "Save";
    logo_alt(unit: &str): "ตราของ{unit}", "Logo of {unit}";
    logo_file: "ไฟล์ตราหน่วยงาน", "Logo file";
    logo_hint: "PNG หรือ SVG ไม่เกิน 512 kB พื้นหลังโปร่งใสจะสวยที่สุด มีผลกับวุฒิบัตรที่ออกต่อจากนี้ โปรดแน่ใจว่าหน่วยงานมีสิทธิใช้ภาพนี้", "PNG or SVG, at most 512 kB; a transparent background looks best. For certificates issued from now on. Please be sure that your agency may use the picture.";
    upload: "ส่งไฟล์", "Upload";
    remove_logo: "นำตราออก", "Remove the logo";
    no_logo_why: "ยังไม่มีตราบนวุฒิบัตร", "There is no logo on the certificates yet.";
}
