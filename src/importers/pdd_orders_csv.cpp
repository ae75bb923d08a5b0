#include "importers/cells.h"
#include "importers/order_lines.h"

// The table of orders that tools save from Pinduoduo (拼多多订单_*.csv).

namespace shuofa {
namespace {

constexpr ColumnName columns[] = {
    {lines::Number, "订单编号", false},
    {lines::Number, "订单号"},
    {lines::Time, "下单时间"},
    {lines::Item, "商品", false},
    {lines::Item, "商品名称", false},
    {lines::Fee, "订单金额", false},
    {lines::Fee, "实付金额"},
    {lines::Status, "订单状态", false},
    {lines::Shop, "店铺", false},
    {lines::Shop, "店铺名称", false},
    {lines::Refund, "退款状态", false},
    {lines::Waybill, "快递单号", false},
    {lines::Waybill, "运单号", false},
    {lines::Shipped, "发货时间", false},
    {lines::Carrier, "物流公司", false},
    {lines::Carrier, "快递公司", false},
};

constexpr TableLayout layouts[] = {{"orders", columns}};

constexpr OrderLinesForm form{SourceKind::Pinduoduo, Platform::Pinduoduo, layouts};

int likeness(const Glimpse& glimpse) {
    return has_heading(glimpse.text, {"订单金额", "店铺", "商品", "订单状态", "拼单时间"}) ? 90 : 0;
}

Result<void> read(const Importer& self, BillInput& input, const BillSink& sink) {
    return read_order_lines(form, self, input, sink);
}

}  // namespace

extern const Importer pdd_orders_csv, pdd_orders_xlsx;

const Importer pdd_orders_csv{"pdd_orders_csv",
                              "拼多多订单列表（CSV）",
                              "Pinduoduo order list (CSV)",
                              FileShape::Text,
                              likeness,
                              read};
const Importer pdd_orders_xlsx{"pdd_orders_xlsx",
                               "拼多多订单列表（XLSX）",
                               "Pinduoduo order list (XLSX)",
                               FileShape::Workbook,
                               likeness,
                               read};

}  // namespace shuofa
