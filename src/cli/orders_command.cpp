#include "cli/orders_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/documents/document_remarks.h"
#include "views/links_view.h"
#include "views/order_export.h"
#include "views/order_facets_view.h"
#include "views/orders_view.h"
#include "workflows/edit_order.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace shuofa {
namespace {

constexpr ErrorReason order_id_wrong{
    "order_id_wrong", ErrorCode::NotFound,
    "没有这个编号的订单。编号以 ord_ 开头，可从订单列表复制。",
    "There is no order of that id. Ids begin with ord_; copy one from the list of orders."};
constexpr ErrorReason name_not_in_list{"name_not_in_list", ErrorCode::Usage,
                                       "没有这个选项值，请从列出的值中选一个。",
                                       "There is no such value; please choose one of the list."};

constexpr int usual_limit = 50;
constexpr int largest_limit = 1000;

Result<OrderId> order_id(const std::string& text) {
    const auto id = OrderId::parse(text);
    if (!id) return fail(order_id_wrong, text);
    return *id;
}

template <class E>
Result<std::optional<E>> named(const Arguments& arguments, std::string_view option) {
    const auto text = arguments.maybe(option);
    if (!text) return std::optional<E>{};
    const auto value = enum_from_name<E>(*text);
    if (!value) return fail(name_not_in_list, names_of<E>(), std::string{option});
    return value;
}

Result<std::optional<Day>> day(const Arguments& arguments, std::string_view option) {
    const auto text = arguments.maybe(option);
    if (!text) return std::optional<Day>{};
    return std::optional{TRY(at(option, parse_day(*text)))};
}

Result<OrderOutlook> outlook_of(Equipment& equipment) {
    return order_outlook(equipment.library(), equipment.clock().today());
}

Result<OrderListRequest> read_request(const Arguments& arguments, const OrderOutlook& outlook) {
    OrderListRequest request;
    request.filter.invoice = TRY(named<InvoiceState>(arguments, "--invoice"));
    request.filter.has = TRY(named<OrderHas>(arguments, "--has"));
    request.filter.received_since =
        received_since(TRY(named<OrderWindowFilter>(arguments, "--window")), outlook);
    request.filter.query = arguments.maybe("--query").value_or("");
    request.filter.seller = arguments.maybe("--seller").value_or("");
    request.filter.platform = TRY(named<Platform>(arguments, "--platform"));
    request.filter.state = TRY(named<OrderState>(arguments, "--state"));
    request.filter.from = TRY(day(arguments, "--from"));
    request.filter.to = TRY(day(arguments, "--to"));
    const auto limit = TRY(arguments.number("--limit", 1, largest_limit));
    request.limit = static_cast<int>(limit.value_or(usual_limit));
    if (const auto after = arguments.maybe("--after")) {
        request.after = TRY(at("--after", order_id(*after)));
    }
    return request;
}

void print_order_line(const OrderView& order, Console& console) {
    const std::string when = order.ordered_at ? day_text(china_day(*order.ordered_at))
                                              : console.say({"日期未知", "day unknown"});
    const std::string paid =
        order.paid ? order.paid->grouped_text() : console.say({"金额未知", "amount unknown"});
    std::string line = fmt::format("{}  {}  ¥{}  {}  {}", order.id.text(), when, paid,
                                   console.say(phrase_of(order.state)), order.title);
    if (!order.seller.empty()) line += " · " + order.seller;
    if (!order.refunded.is_zero()) {
        line += fmt::format(fmt::runtime(console.say({"（已退 ¥{}）", " (refunded ¥{})"})),
                            order.refunded.grouped_text());
    }
    console.print(line);
}

void print_order(const OrderView& order, Console& console) {
    print_order_line(order, console);
    const auto field = [&](const Phrase& name, const std::string& value) {
        if (!value.empty()) console.print(fmt::format("  {}: {}", console.say(name), value));
    };
    field({"订单号", "number"}, order.number);
    field({"平台", "platform"}, console.say(phrase_of(order.platform)));
    field({"收货日", "received on"}, order.received_on ? day_text(*order.received_on) : "");
    field({"备注", "note"}, order.note);
    for (const ShipmentView& parcel : order.shipments) {
        std::string carrier = parcel.carrier;
        if (carrier.empty() && !parcel.carrier_guess.empty())
            carrier = console.say({"可能是", "perhaps"}) + " " +
                      fmt::format("{}", fmt::join(parcel.carrier_guess, "/"));
        field({"物流", "parcel"},
              fmt::format("{} {} {}", carrier, parcel.number, name_of(parcel.state)));
    }
    for (const InvoiceView& invoice : order.invoices)
        field({"发票", "invoice"},
              fmt::format("{} ¥{}", invoice.number, invoice.gross.grouped_text()));
    for (const OrderDocumentView& document : order.documents) {
        field(phrase_of(document.kind),
              fmt::format("{} · {} · {} ({})", document.title, document.file,
                          console.say(phrase_of(document.basis)), document.state));
        for (const std::string& remark : document.remarks)
            field({"留意", "mind"}, console.say(remark_text(remark)));
    }
    for (const ConflictView& conflict : order.conflicts) {
        for (const ToldView& told : conflict.told)
            field({"说法不一", "told otherwise"},
                  fmt::format("{}: {} ({})", conflict.about, told.value, told.source));
    }
    for (const SourceView& source : order.sources) {
        field({"来源", "source"}, fmt::format("{} · {}", source.file, source.row));
    }
    for (const KeptPageView& page : order.pages) {
        const std::string when = when_kept(page, console.language());
        field({"保存的页面", "page kept"},
              fmt::format("{} · {}{}{} · SHA-256 {}",
                          page.title.empty() ? page.file_name : page.title, day_text(page.kept_on),
                          when.empty() ? "" : " · ", when, page.sha256));
    }
}

Result<int> run_orders(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderOutlook outlook = TRY(outlook_of(equipment));
    const OrderListRequest request = TRY(read_request(arguments, outlook));
    sql::Database& database = *TRY(equipment.database());
    const OrderListView list = TRY(database.read([&](sql::Transaction& transaction) {
        return view_order_list(transaction, equipment.vault(), outlook, request);
    }));
    if (console.wants_json()) {
        console.print_json(to_json(list));
        return exit_done;
    }
    for (const OrderView& order : list.orders)
        print_order_line(order, console);
    if (list.orders.empty()) {
        console.print(console.say({"没有找到订单。用 shuofa import 导入支付账单。",
                                   "No orders found. Import a bill with: shuofa import"}));
    }
    if (list.total && list.next) {
        console.print(fmt::format(fmt::runtime(console.say({"共 {}{} 个", "{}{} orders"})),
                                  *list.total, list.total_is_exact ? "" : "+"));
    }
    if (list.next) {
        console.print(
            fmt::format(fmt::runtime(console.say({"下一页：--after {}", "next page: --after {}"})),
                        list.next->text()));
    }
    return exit_done;
}

constexpr ErrorReason export_format_unknown{"export_format_unknown", ErrorCode::Usage,
                                            "文件名请以 .csv 或 .xlsx 结尾。",
                                            "Name a file that ends with .csv or .xlsx."};
constexpr ErrorReason export_not_written{"export_not_written", ErrorCode::Unavailable,
                                         "文件没有写成，请检查路径和磁盘空间。",
                                         "The file could not be written: check path and disk."};

Result<int> run_export(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::filesystem::path path = arguments.one("FILE");
    const std::string extension = path.extension();
    const auto format = enum_from_name<ExportFormat>(extension.empty() ? "" : extension.substr(1));
    if (!format) return fail(export_format_unknown, extension, "FILE");
    const OrderOutlook outlook = TRY(outlook_of(equipment));
    const OrderListRequest request = TRY(read_request(arguments, outlook));
    sql::Database& database = *TRY(equipment.database());
    const auto bytes = TRY(database.read([&](sql::Transaction& transaction) {
        return export_orders(transaction, equipment.vault(), outlook, request.filter, *format,
                             console.language());
    }));
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return fail(export_not_written, {}, path.string());
    console.print(fmt::format(fmt::runtime(console.say({"已写入 {}", "wrote {}"})), path.string()));
    return exit_done;
}

Result<int> run_facets(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderListRequest request = TRY(read_request(arguments, TRY(outlook_of(equipment))));
    sql::Database& database = *TRY(equipment.database());
    const OrderFacetsView view = TRY(database.read([&](sql::Transaction& transaction) {
        return view_order_facets(transaction, equipment.vault(), request.filter);
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    const auto print = [&](const Phrase& name, const std::vector<FacetValueView>& values) {
        for (const FacetValueView& value : values) {
            console.print(fmt::format("{}  {}  {}{}", console.say(name), value.value, value.count,
                                      value.at_least ? "+" : ""));
        }
    };
    print({"平台", "platform"}, view.platforms);
    print({"状态", "state"}, view.states);
    print({"发票", "invoice"}, view.invoices);
    print({"年份", "year"}, view.years);
    print({"带有", "has"}, view.has);
    return exit_done;
}

Result<int> run_summary(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderListRequest request = TRY(read_request(arguments, TRY(outlook_of(equipment))));
    sql::Database& database = *TRY(equipment.database());
    const OrderSummaryView view = TRY(database.read([&](sql::Transaction& transaction) {
        return view_order_summary(transaction, equipment.vault(), request.filter);
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const MonthSumView& sum : view.months) {
        console.print(fmt::format(
            fmt::runtime(console.say({"{}  {}  {} 笔  付 ¥{}  退 ¥{}  纠纷 {}",
                                      "{}  {}  {} orders  paid ¥{}  refunded ¥{}  disputes {}"})),
            sum.month, console.say(phrase_of(sum.platform)), sum.orders, sum.paid.grouped_text(),
            sum.refunded.grouped_text(), sum.disputes));
    }
    return exit_done;
}

Result<int> show(const Order& order, Equipment& equipment, Console& console) {
    sql::Database& database = *TRY(equipment.database());
    const OrderOutlook outlook = TRY(outlook_of(equipment));
    const OrderView view = TRY(database.read([&](sql::Transaction& transaction) {
        return view_one_order(transaction, equipment.vault(), outlook, order);
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_order(view, console);
    }
    return exit_done;
}

Result<int> run_show(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderId id = TRY(order_id(arguments.one("ID")));
    sql::Database& database = *TRY(equipment.database());
    const Order order = TRY(database.read([&](sql::Transaction& transaction) {
        return OrderStore{transaction, equipment.vault()}.load(id);
    }));
    return show(order, equipment, console);
}

Result<int> run_set(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderId id = TRY(order_id(arguments.one("ID")));
    const OrderChanges changes = TRY(assignments(arguments.all("FIELD=VALUE")));
    const EditOrderNeeds needs{*TRY(equipment.database()), equipment.clock(), equipment.vault()};
    return show(TRY(edit_order(needs, id, changes)), equipment, console);
}

std::vector<OptionSpec> filter_options() {
    return {{"--query", "Q", {"名称、商家或订单号中的词", "words of title, seller or number"}},
            {"--from", "DAY", {"从这一天起", "from this day on"}},
            {"--to", "DAY", {"到这一天为止", "up to this day"}},
            {"--seller", "S", {"商家名称的一部分", "part of the seller's name"}},
            {"--platform", "P", {"平台，如 taobao", "platform, such as taobao"}},
            {"--state", "S", {"状态，如 completed", "state, such as completed"}},
            {"--invoice",
             "S",
             {"发票：none、invoiced、partly、red、differs",
              "invoices: none, invoiced, partly, red, differs"}},
            {"--has",
             "X",
             {"带有：refund、case、parcel、note、photo、conflict",
              "has refund, case, parcel, note, photo or conflict"}},
            {"--window", "open", {"还在退货期内", "can still be returned"}}};
}

std::vector<OptionSpec> list_options() {
    std::vector<OptionSpec> options = filter_options();
    options.push_back({"--limit", "N", {"一页多少个，默认 50", "orders a page, 50 unless told"}});
    options.push_back({"--after", "ID", {"接在这个订单之后", "go on after this order"}});
    return options;
}

}  // namespace

std::vector<Command> orders_commands() {
    return {
        {"orders",
         {"列出订单，新的在前", "list orders, newest first"},
         {},
         list_options(),
         run_orders},
        {"orders summary",
         {"按月、按平台看花费、退款与纠纷", "spending, refunds and disputes by month and platform"},
         {},
         filter_options(),
         run_summary},
        {"orders facets",
         {"按平台、状态、发票等各有多少订单", "how many orders there are of each kind"},
         {},
         filter_options(),
         run_facets},
        {"orders export",
         {"把订单存成表格（CSV 或 XLSX）", "write orders as a table (CSV or XLSX)"},
         {{"FILE", ArgumentSpec::Count::One, {"以 .csv 或 .xlsx 结尾", "ends with .csv or .xlsx"}}},
         list_options(),
         run_export},
        {"order show",
         {"显示一个订单", "show an order"},
         {{"ID", ArgumentSpec::Count::One, {"订单编号", "id of the order"}}},
         {},
         run_show},
        {"order set",
         {"修改订单：title、note、seller、platform、received_on",
          "change an order: title, note, seller, platform, received_on"},
         {{"ID", ArgumentSpec::Count::One, {"订单编号", "id of the order"}},
          {"FIELD=VALUE",
           ArgumentSpec::Count::OneOrMore,
           {"例如 received_on=2026-11-03", "such as received_on=2026-11-03"}}},
         {},
         run_set},
    };
}

}  // namespace shuofa
