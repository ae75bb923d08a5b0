#include "importers/importer.h"

namespace shuofa {

extern const Importer alipay_bill_csv, alipay_bill_xlsx, wechat_bill_csv, wechat_bill_xlsx;

namespace {

const Importer* const importers[] = {
    &alipay_bill_csv,
    &alipay_bill_xlsx,
    &wechat_bill_csv,
    &wechat_bill_xlsx,
};

}  // namespace

std::span<const Importer* const> all_importers() { return importers; }

}  // namespace shuofa
