#include "base/text.h"
#include "importers/cells.h"
#include "importers/order_lines.h"

#include <algorithm>

// The order list that userscripts and the page's own button save from Taobao: one line an item,
// often without quoting, what was paid for the order on each of its lines.  Some add the shop, the
// parcel and the state of a refund.

namespace shuofa {
namespace {

// Scripts differ in their words.  The last of a column's names is the usual one, and needed when
// none of the others is there.
constexpr ColumnName columns[] = {
    {lines::Number, "订单编号", false},  {lines::Number, "主订单编号", false},
    {lines::Number, "订单号"},           {lines::Time, "下单时间", false},
    {lines::Time, "创建时间", false},    {lines::Time, "订单创建时间", false},
    {lines::Time, "下单日期"},           {lines::Item, "商品名称", false},
    {lines::Item, "宝贝标题", false},    {lines::Item, "宝贝名称", false},
    {lines::Item, "商品标题", false},    {lines::Item, "商品明细"},
    {lines::Fee, "实付金额", false},     {lines::Fee, "买家实付", false},
    {lines::Fee, "买家实付金额", false}, {lines::Fee, "买家实际支付金额", false},
    {lines::Fee, "实付款(元)", false},   {lines::Fee, "实付款"},
    {lines::Status, "订单状态", false},  {lines::Status, "交易状态", false},
    {lines::Status, "状态", false},      {lines::Shop, "店铺名称", false},
    {lines::Shop, "店铺", false},        {lines::Shop, "卖家", false},
    {lines::Shop, "卖家昵称", false},    {lines::Refund, "退款状态", false},
    {lines::Waybill, "运单号", false},   {lines::Waybill, "快递单号", false},
    {lines::Waybill, "物流单号", false}, {lines::Shipped, "发货时间", false},
    {lines::Carrier, "物流公司", false}, {lines::Carrier, "快递公司", false},
};

constexpr TableLayout layouts[] = {{"userscript", columns}};

constexpr OrderLinesForm form{SourceKind::Taobao, Platform::Taobao, layouts};

bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return contains(text, word); });
}

int likeness(const Glimpse& glimpse) {
    const std::string_view head = glimpse.text.substr(0, 2000);
    if (mentions(head, {"京东", "jd.com"})) return 0;
    const bool named = mentions(head, {"淘宝", "天猫", "宝贝", "taobao", "tmall"});
    for (const std::string_view number : {"订单号", "订单编号"}) {
        for (const std::string_view time : {"下单日期", "下单时间", "创建时间"}) {
            // 实付款 is Taobao's own word; others need Taobao's name beside them.
            if (has_heading(head, {number, time, "实付款"})) return 90;
            if (named && has_heading(head, {number, time, "买家实"})) return 85;
            if (named && has_heading(head, {number, time, "实付金额"})) return 85;
        }
    }
    return 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_order_lines(form, self, input, sink);
}

}  // namespace

extern const Importer taobao_orders_csv, taobao_orders_xlsx;

const Importer taobao_orders_csv{"taobao_orders_csv",
                                 "淘宝订单列表（CSV）",
                                 "Taobao order list (CSV)",
                                 FileShape::Text,
                                 likeness,
                                 read};
const Importer taobao_orders_xlsx{"taobao_orders_xlsx",
                                  "淘宝订单列表（XLSX）",
                                  "Taobao order list (XLSX)",
                                  FileShape::Workbook,
                                  likeness,
                                  read};

}  // namespace shuofa
