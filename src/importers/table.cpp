#include "importers/importer.h"

namespace shuofa {

extern const Importer alipay_bill_csv, alipay_bill_xlsx, wechat_bill_csv, wechat_bill_xlsx,
    jd_bill_csv, jd_bill_xlsx, meituan_bill_csv, meituan_bill_xlsx, cmb_statement_csv,
    cmb_statement_xlsx, cmb_credit_csv, cmb_credit_xlsx, icbc_statement_csv, icbc_statement_xlsx,
    boc_statement_csv, boc_statement_xlsx, abc_statement_csv, abc_statement_xlsx,
    unionpay_statement_csv, unionpay_statement_xlsx, taobao_orders_csv, taobao_orders_xlsx,
    taobao_orders_json, jd_orders_csv, jd_orders_json, pdd_orders_json, own_table_csv,
    own_table_xlsx;

// More banks:
extern const Importer bocom_statement_csv, bocom_statement_xlsx, bocom_credit_csv,
    bocom_credit_xlsx, boc_credit_csv, boc_credit_xlsx, cgb_credit_csv, cgb_credit_xlsx,
    ccb_statement_csv, ccb_statement_xlsx, citic_credit_csv, citic_credit_xlsx, cib_statement_csv,
    cib_statement_xlsx;

// Tables of orders, and the shopper's own notes:
extern const Importer taobao_detail_json, pdd_orders_csv, pdd_orders_xlsx, qianji_notes_csv,
    qianji_notes_xlsx, yimu_notes_csv, yimu_notes_xlsx, bohe_notes_csv, bohe_notes_xlsx;

// The readers of documents:
extern const DocumentReader mail_keys_txt;
extern const DocumentReader einvoice_xml, einvoice_ofd, file_pdf, mail_eml, mail_mbox, page_mhtml,
    page_html, page_warc;
extern const DocumentReader chat_wechat_share_txt, chat_wechatmsg_txt, chat_wechatmsg_csv,
    chat_weflow_json, chat_qq_txt, chat_qianniu_txt, tracking_json, call_recording, picture;
extern const DocumentReader chat_wechat_dump_txt, chat_wechatexporter_txt, chat_echotrace_html,
    chat_wechatmsg_html, chat_wechatexporter_html, chat_qq_mht, chat_export_json,
    chat_echotrace_xlsx, chat_generic_txt, page_wacz;

namespace {

const Importer* const importers[] = {
    &alipay_bill_csv,     &alipay_bill_xlsx,     &wechat_bill_csv,        &wechat_bill_xlsx,
    &jd_bill_csv,         &jd_bill_xlsx,         &meituan_bill_csv,       &meituan_bill_xlsx,
    &cmb_statement_csv,   &cmb_statement_xlsx,   &cmb_credit_csv,         &cmb_credit_xlsx,
    &icbc_statement_csv,  &icbc_statement_xlsx,  &boc_statement_csv,      &boc_statement_xlsx,
    &abc_statement_csv,   &abc_statement_xlsx,   &unionpay_statement_csv, &unionpay_statement_xlsx,
    &bocom_statement_csv, &bocom_statement_xlsx, &bocom_credit_csv,       &bocom_credit_xlsx,
    &boc_credit_csv,      &boc_credit_xlsx,      &cgb_credit_csv,         &cgb_credit_xlsx,
    &ccb_statement_csv,   &ccb_statement_xlsx,   &citic_credit_csv,       &citic_credit_xlsx,
    &cib_statement_csv,   &cib_statement_xlsx,   &taobao_orders_csv,      &taobao_orders_xlsx,
    &taobao_orders_json,  &jd_orders_csv,        &jd_orders_json,         &pdd_orders_json,
    &taobao_detail_json,  &pdd_orders_csv,       &pdd_orders_xlsx,        &qianji_notes_csv,
    &qianji_notes_xlsx,   &yimu_notes_csv,       &yimu_notes_xlsx,        &bohe_notes_csv,
    &bohe_notes_xlsx,     &own_table_csv,        &own_table_xlsx,
};

const DocumentReader* const document_readers[] = {
    &einvoice_xml,
    &einvoice_ofd,
    &file_pdf,
    &mail_eml,
    &mail_mbox,
    &page_mhtml,
    &page_html,
    &page_warc,
    &mail_keys_txt,
    &chat_wechat_share_txt,
    &chat_wechatmsg_csv,
    &chat_weflow_json,
    &chat_qq_txt,
    &chat_wechatmsg_txt,
    &chat_qianniu_txt,
    &tracking_json,
    &call_recording,
    &picture,
    &chat_wechat_dump_txt,
    &chat_wechatexporter_txt,
    &chat_echotrace_html,
    &chat_wechatmsg_html,
    &chat_wechatexporter_html,
    &chat_qq_mht,
    &chat_export_json,
    &chat_echotrace_xlsx,
    &chat_generic_txt,
    &page_wacz,
};

}  // namespace

std::span<const Importer* const> all_importers() { return importers; }

std::span<const DocumentReader* const> all_document_readers() { return document_readers; }

}  // namespace shuofa
