#include "importers/importer.h"

namespace shuofa {

extern const Importer alipay_bill_csv, alipay_bill_xlsx, wechat_bill_csv, wechat_bill_xlsx,
    jd_bill_csv, meituan_bill_csv, cmb_statement_csv, cmb_credit_csv, icbc_statement_csv,
    taobao_orders_csv, taobao_orders_json;

namespace {

const Importer* const importers[] = {
    &alipay_bill_csv, &alipay_bill_xlsx,  &wechat_bill_csv,    &wechat_bill_xlsx,
    &jd_bill_csv,     &meituan_bill_csv,  &cmb_statement_csv,  &icbc_statement_csv,
    &cmb_credit_csv,  &taobao_orders_csv, &taobao_orders_json,
};

}  // namespace

std::span<const Importer* const> all_importers() { return importers; }

}  // namespace shuofa
