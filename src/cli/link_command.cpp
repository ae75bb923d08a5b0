#include "cli/link_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "views/links_view.h"
#include "workflows/join_documents.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

constexpr ErrorReason link_state_unknown{"link_state_unknown", ErrorCode::Usage,
                                         "--state 可以是 linked、proposed、confirmed、rejected。",
                                         "--state is linked, proposed, confirmed or rejected."};
constexpr ErrorReason order_id_wrong{
    "order_id_wrong", ErrorCode::NotFound,
    "没有这个编号的订单。编号以 ord_ 开头，可从订单列表复制。",
    "There is no order of that id. Ids begin with ord_; copy one from the list of orders."};

const Phrase& phrase_of_state(const std::string& state) {
    static const Phrase linked{"已关联", "linked"}, proposed{"待确认", "proposed"},
        confirmed{"已确认", "confirmed"}, rejected{"已分开", "rejected"};
    if (state == "linked") return linked;
    if (state == "confirmed") return confirmed;
    return state == "rejected" ? rejected : proposed;
}

void print_link(const LinkView& link, Console& console) {
    console.print(fmt::format("{}  {}  {} · {}  ↔  {} · {}", link.id.text(),
                              console.say(phrase_of_state(link.state)), link.order_number,
                              link.order_title.empty() ? link.order_seller : link.order_title,
                              link.other_kind, link.other_title));
    console.print(fmt::format("    {}（{}，{}）", link.why, link.proof, link.score));
}

Result<int> run_list(const Arguments& arguments, Equipment& equipment, Console& console) {
    LinkListRequest request;
    request.state = arguments.maybe("--state").value_or("");
    if (!request.state.empty() && request.state != "linked" && request.state != "proposed" &&
        request.state != "confirmed" && request.state != "rejected") {
        return fail(link_state_unknown, request.state, "--state");
    }
    if (const auto order = arguments.maybe("--order")) {
        request.order = OrderId::parse(*order);
        if (!request.order) return fail(order_id_wrong, *order, "--order");
    }
    sql::Database& database = *TRY(equipment.database());
    const LinkListView list = TRY(database.read([&](sql::Transaction& transaction) {
        return view_links(transaction, equipment.vault(), request, console.language());
    }));
    if (console.wants_json()) {
        console.print_json(to_json(list));
        return exit_done;
    }
    for (const LinkView& link : list.links)
        print_link(link, console);
    if (list.links.empty()) console.print(console.say({"没有关联。", "No links."}));
    return exit_done;
}

Result<int> decide(const Arguments& arguments, Equipment& equipment, Console& console,
                   std::optional<LinkDecision> decision) {
    const std::string text = arguments.one("ID");
    const auto id = LinkId::parse(text);
    if (!id) return fail(link_not_found, text);
    sql::Database& database = *TRY(equipment.database());
    TRY(database.write([&](sql::Transaction& transaction) {
        return LinkStore{transaction, equipment.vault()}.decide(*id, decision,
                                                                equipment.clock().now());
    }));
    const LinkView link = TRY(database.read([&](sql::Transaction& transaction) {
        return view_link(transaction, equipment.vault(), *id, console.language());
    }));
    TRY(join_documents(database, equipment.vault()));
    if (console.wants_json()) {
        console.print_json(to_json(link));
    } else {
        print_link(link, console);
    }
    return exit_done;
}

Result<int> run_confirm(const Arguments& arguments, Equipment& equipment, Console& console) {
    return decide(arguments, equipment, console, LinkDecision::Confirmed);
}
Result<int> run_reject(const Arguments& arguments, Equipment& equipment, Console& console) {
    return decide(arguments, equipment, console, LinkDecision::Rejected);
}
Result<int> run_undo(const Arguments& arguments, Equipment& equipment, Console& console) {
    return decide(arguments, equipment, console, std::nullopt);
}

}  // namespace

std::vector<Command> link_commands() {
    const ArgumentSpec id{"ID", ArgumentSpec::Count::One, {"关联的编号", "id of the link"}};
    return {
        {"link list",
         {"列出材料与订单的关联，待确认的也在内", "list what belongs to which order"},
         {},
         {{"--state",
           "S",
           {"linked、proposed、confirmed 或 rejected", "linked, proposed, confirmed or rejected"}},
          {"--order", "ID", {"只看这个订单", "of this order only"}}},
         run_list},
        {"link confirm", {"确认一个关联", "confirm a link"}, {id}, {}, run_confirm},
        {"link reject", {"分开：这两样不是一回事", "reject or split a link"}, {id}, {}, run_reject},
        {"link undo", {"撤回对关联的决定", "take a decision back"}, {id}, {}, run_undo},
    };
}

}  // namespace shuofa
