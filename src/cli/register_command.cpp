#include "cli/register_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "views/orders_view.h"
#include "views/reconciliation_view.h"
#include "workflows/edit_order.h"
#include "workflows/keep_photos.h"

#include <fmt/format.h>

#include <filesystem>

namespace shuofa {
namespace {

constexpr ErrorReason nothing_to_change{"nothing_to_change", ErrorCode::Usage,
                                        "请至少写一项要改的内容，如 --note 或 --received-on。",
                                        "Say at least one thing to change, such as --note."};

Result<OrderId> order_id(const Arguments& arguments) {
    const std::string& text = arguments.one("ID");
    const auto id = OrderId::parse(text);
    if (!id) return fail(order_not_found, text);
    return *id;
}

void print_file(const ReconciledFileView& file, Console& console) {
    const Phrase agree = !file.agree   ? Phrase{"文件没有写合计", "states no totals"}
                         : *file.agree ? Phrase{"合计一致", "totals agree"}
                                       : Phrase{"合计不一致", "totals differ"};
    console.print(fmt::format("{}{}{}  {}", file.file, file.member.empty() ? "" : " / ",
                              file.member, console.say(agree)));
    for (const TotalDifferenceView& one : file.differences) {
        console.print(fmt::format(
            fmt::runtime(console.say({"    {}：文件写 {}，逐行算 {}，差 {}。{}",
                                      "    {}: stated {}, computed {}, difference {}. {}"})),
            one.what, one.stated, one.computed, one.difference, console.say(one.because)));
    }
}

void print_promise(const ReconciledPromiseView& promise, Console& console) {
    const std::string due =
        promise.due ? day_text(*promise.due) : console.say({"没有说日期", "no day named"});
    const std::string late =
        promise.days_late == 0
            ? std::string{}
            : fmt::format(fmt::runtime(console.say({"，晚{}天", ", {} days late"})),
                          promise.days_late);
    console.print(fmt::format(
        fmt::runtime(console.say(
            {"{}  承诺 ¥{}，{}；到账 ¥{}（{}{}）", "{}  promised {} yuan, {}; seen {} ({}{})"})),
        promise.title, promise.amount ? promise.amount->text() : "?", due, promise.seen.text(),
        name_of(promise.state), late));
}

Result<int> reconcile(const Arguments&, Equipment& equipment, Console& console) {
    sql::Database& database = *TRY(equipment.database());
    const ReconciliationView view = TRY(database.read([&](sql::Transaction& transaction) {
        return view_reconciliation(transaction, equipment.vault(), equipment.clock().today());
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const ReconciledFileView& file : view.files)
        print_file(file, console);
    for (const ReconciledRefundView& refund : view.refunds) {
        console.print(fmt::format("{}  {}  ¥{}  {}", refund.order.text(), refund.title,
                                  refund.difference.text(), console.say(refund.because)));
    }
    for (const ReconciledPromiseView& promise : view.promises)
        print_promise(promise, console);
    for (const UnlinkedRefundView& refund : view.unlinked_refunds) {
        console.print(fmt::format(
            fmt::runtime(console.say({"{}  退款 ¥{}，购买未知：{} 第{}行",
                                      "{}  refund of {} yuan, purchase unknown: {} row {}"})),
            refund.seller, refund.amount.text(), refund.file, refund.row));
        for (const RefundProposalView& one : refund.proposals) {
            console.print(fmt::format("    {}  {}  {} ({})", one.link, one.order.text(), one.title,
                                      one.state));
        }
    }
    return exit_done;
}

Result<int> show(const OrderId& id, Equipment& equipment, Console& console) {
    sql::Database& database = *TRY(equipment.database());
    const OrderOutlook outlook = TRY(order_outlook(equipment.library(), equipment.clock().today()));
    const OrderView view =
        TRY(database.read([&](sql::Transaction& transaction) -> Result<OrderView> {
            const Order order = TRY((OrderStore{transaction, equipment.vault()}.load(id)));
            return view_one_order(transaction, equipment.vault(), outlook, order);
        }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        console.print(console.say({"已保存。", "Saved."}));
    }
    return exit_done;
}

Result<int> edit(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderId id = TRY(order_id(arguments));
    OrderChanges changes;
    for (const auto& [option, field] : {std::pair{"--title", "title"}, std::pair{"--note", "note"},
                                        std::pair{"--received-on", "received_on"},
                                        std::pair{"--warranty-months", "warranty_months"}}) {
        if (const auto value = arguments.maybe(option)) changes.emplace_back(field, *value);
    }
    if (changes.empty()) return fail(nothing_to_change);
    const EditOrderNeeds needs{*TRY(equipment.database()), equipment.clock(), equipment.vault()};
    TRY(edit_order(needs, id, changes));
    return show(id, equipment, console);
}

Result<int> add_photo(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderId id = TRY(order_id(arguments));
    const VaultId vault = equipment.vault();
    const KeepingNeeds needs{*TRY(equipment.database()), *TRY(equipment.blobs()), equipment.ids(),
                             vault};
    const std::filesystem::path file = arguments.one("FILE");
    const OrderPhotoView photo =
        to_view(TRY(keep_photo(needs,
                               {.order = id,
                                .file = file,
                                .file_name = file.filename().string(),
                                .title = arguments.maybe("--title").value_or("")},
                               equipment.clock().now())));
    if (console.wants_json()) {
        console.print_json(to_json(photo));
    } else {
        console.print(
            fmt::format("{}  {}  SHA-256 {}", photo.id.text(), photo.file, photo.evidence));
    }
    return exit_done;
}

Result<int> take_photo_away(const Arguments& arguments, Equipment& equipment, Console& console) {
    const OrderId id = TRY(order_id(arguments));
    const auto photo = OrderPhotoId::parse(arguments.one("PHOTO"));
    if (!photo) return fail(photo_not_found, arguments.one("PHOTO"));
    TRY(remove_photo(*TRY(equipment.database()), equipment.vault(), id, *photo));
    if (console.wants_json()) return show(id, equipment, console);
    console.print(console.say({"照片已从订单移除，原件仍然保留。",
                               "The photo is off the order; its original stays kept."}));
    return exit_done;
}

const ArgumentSpec id_argument{"ID", ArgumentSpec::Count::One, {"订单编号", "id of the order"}};

}  // namespace

std::vector<Command> register_commands() {
    return {
        {.path = "orders reconcile",
         .summary = {"对账：文件合计、退款与承诺",
                     "compare totals of files, refunds and promised refunds"},
         .run = reconcile},
        {.path = "orders edit",
         .summary = {"补充一个订单；写空值就是去掉", "add to an order; an empty value takes away"},
         .arguments = {id_argument},
         .options = {{"--title", "T", {"名称", "title"}},
                     {"--note", "N", {"备注", "note"}},
                     {"--received-on", "DAY", {"签收日", "day of receipt"}},
                     {"--warranty-months", "N", {"约定保修几个月", "months of warranty"}}},
         .run = edit},
        {.path = "order photo",
         .summary = {"给订单添加一张照片", "keep a photo with an order"},
         .arguments = {id_argument, {"FILE", ArgumentSpec::Count::One, {"图片文件", "picture"}}},
         .options = {{"--title", "T", {"说明", "what it shows"}}},
         .run = add_photo},
        {.path = "order unphoto",
         .summary = {"从订单移除照片，原件仍然保留",
                     "take a photo from an order; its original stays"},
         .arguments = {id_argument,
                       {"PHOTO", ArgumentSpec::Count::One, {"照片编号", "id of the photo"}}},
         .run = take_photo_away},
    };
}

}  // namespace shuofa
