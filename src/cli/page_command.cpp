#include "cli/page_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "storage/kept_page_store.h"
#include "storage/order_store.h"
#include "views/kept_pages_view.h"
#include "workflows/keep_pages.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace shuofa {
namespace {

constexpr ErrorReason page_kind_unknown{
    "page_kind_unknown", ErrorCode::InvalidInput, "没有这种页面，请从列出的词里选一个。",
    "There is no such kind of page: choose one of the words listed."};
constexpr ErrorReason page_file_unwritable{"page_file_unwritable", ErrorCode::Unavailable,
                                           "写不了这个文件，请换一个位置。",
                                           "The file cannot be written: choose another place."};

Phrase kind_words(std::string_view kind) {
    if (kind == "policy") return {"售后政策", "after-sales policy"};
    if (kind == "rules") return {"协议规则", "agreement or rules"};
    if (kind == "licence") return {"证照页", "licence page"};
    if (kind == "contact") return {"联系方式页", "contact page"};
    if (kind == "product") return {"商品页", "product page"};
    return {"其他页面", "other page"};
}

void print_page(const KeptPageView& page, Console& console) {
    const std::string about = page.title.empty() ? page.file_name : page.title;
    console.print(fmt::format("{}  {}  {}  {}", page.id, day_text(page.kept_on),
                              console.say(kind_words(page.kind)), about));
    if (!page.address.empty()) console.print("    " + page.address);
    console.print("    SHA-256 " + page.sha256);
    const std::string when = when_kept(page, console.language());
    if (!when.empty()) console.print("    " + when);
}

Result<KeptPageId> page_id(const std::string& text) {
    const auto id = KeptPageId::parse(text);
    if (!id) return fail(kept_page_not_found, text, "ID");
    return *id;
}

Result<std::optional<OrderId>> order_option(const Arguments& arguments) {
    const auto text = arguments.maybe("--order");
    if (!text) return std::optional<OrderId>{};
    const auto id = OrderId::parse(*text);
    if (!id) return fail(order_not_found, *text, "--order");
    return id;
}

Result<int> keep(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string word = arguments.maybe("--kind").value_or("policy");
    const auto kind = enum_from_name<PageKind>(word);
    if (!kind) return fail(page_kind_unknown, names_of<PageKind>(), "--kind");
    const std::filesystem::path file = arguments.one("FILE");
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    const KeepingNeeds needs{database, *TRY(equipment.blobs()), equipment.ids(), vault};
    const KeptPage page = TRY(keep_page(needs,
                                        {.shop = arguments.one("NAME"),
                                         .file = file,
                                         .file_name = file.filename(),
                                         .order = TRY(order_option(arguments)),
                                         .kind = *kind,
                                         .address = arguments.maybe("--address").value_or(""),
                                         .title = arguments.maybe("--title").value_or(""),
                                         .note = arguments.maybe("--note").value_or("")},
                                        equipment.clock().now()));
    const KeptPagesView view = TRY(database.read([&](sql::Transaction& transaction) {
        return kept_pages_view(transaction, vault, {page});
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view.pages.front()));
    } else {
        print_page(view.pages.front(), console);
    }
    return exit_done;
}

Result<int> list(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto order = TRY(order_option(arguments));
    const auto name = arguments.maybe("NAME");
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    const KeptPagesView view =
        TRY(database.read([&](sql::Transaction& transaction) -> Result<KeptPagesView> {
            const KeptPageStore store{transaction, vault};
            if (order) return kept_pages_view(transaction, vault, TRY(store.of_order(*order)));
            if (name) return kept_pages_view(transaction, vault, TRY(store.of_shop(*name)));
            return kept_pages_view(transaction, vault, TRY(store.all()));
        }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const KeptPageView& page : view.pages)
        print_page(page, console);
    if (view.pages.empty()) {
        console.print(console.say({"还没有保存页面。用 shuofa vet keep 名称 文件 保存。",
                                   "No pages are kept yet. Keep one with: shuofa vet keep"}));
    }
    return exit_done;
}

Result<int> write_out(const Arguments& arguments, Equipment& equipment, Console& console) {
    const KeptPageId id = TRY(page_id(arguments.one("ID")));
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    const KeptPage page = TRY(database.read(
        [&](sql::Transaction& transaction) { return KeptPageStore(transaction, vault).load(id); }));
    const std::string bytes = TRY(read_kept_page(*TRY(equipment.blobs()), page));
    const std::string& path = arguments.one("FILE");
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << bytes;
    file.close();
    if (!file) return fail(page_file_unwritable, {}, path);
    const KeptPagesView view = TRY(database.read([&](sql::Transaction& transaction) {
        return kept_pages_view(transaction, vault, {page});
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view.pages.front()));
    } else {
        print_page(view.pages.front(), console);
    }
    return exit_done;
}

Result<int> remove(const Arguments& arguments, Equipment& equipment, Console& console) {
    const KeptPageId id = TRY(page_id(arguments.one("ID")));
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    const KeptPagesView view =
        TRY(database.write([&](sql::Transaction& transaction) -> Result<KeptPagesView> {
            KeptPageStore store{transaction, vault};
            TRY(store.remove(id));
            return kept_pages_view(transaction, vault, TRY(store.all()));
        }));
    if (console.wants_json()) console.print_json(to_json(view));
    return exit_done;
}

}  // namespace

std::vector<Command> page_commands() {
    const ArgumentSpec id{.name = "ID", .help = {"页面编号", "Id of the page"}};
    const OptionSpec order{.name = "--order",
                           .value_name = "ID",
                           .help = {"为哪个订单保存", "The order it is kept for"}};
    return {
        {.path = "vet keep",
         .summary = {"保存一页政策、证照或商品页，原样留存并记下 SHA-256",
                     "Keep a policy, licence or product page unchanged, with its SHA-256"},
         .arguments = {{.name = "NAME", .help = {"平台或店铺名称", "Platform or shop"}},
                       {.name = "FILE",
                        .help = {"存下的网页（HTML、MHTML、PDF、文本或截图）",
                                 "The saved page: HTML, MHTML, PDF, text or picture"}}},
         .options = {order,
                     {.name = "--address",
                      .value_name = "URL",
                      .help = {"网址；不写则用文件里浏览器记下的",
                               "Its address; without it what the browser wrote into the file"}},
                     {.name = "--kind",
                      .value_name = "KIND",
                      .help = {"policy（默认）rules licence contact product other",
                               "policy (default), rules, licence, contact, product, other"}},
                     {.name = "--title", .value_name = "TEXT", .help = {"标题", "A title"}},
                     {.name = "--note", .value_name = "TEXT", .help = {"说明", "A note"}}},
         .run = keep},
        {.path = "vet kept",
         .summary = {"列出保存过的页面", "List kept pages"},
         .arguments = {{.name = "NAME",
                        .count = ArgumentSpec::Count::Optional,
                        .help = {"平台或店铺名称", "Platform or shop"}}},
         .options = {order},
         .run = list},
        {.path = "vet page",
         .summary = {"取出保存的页面原件，先核对 SHA-256",
                     "Write out a kept page after comparing its SHA-256"},
         .arguments = {id, {.name = "FILE", .help = {"写到这个文件", "The file to write"}}},
         .run = write_out},
        {.path = "vet drop-page",
         .summary = {"删除一份保存的页面", "Remove a kept page"},
         .arguments = {id},
         .run = remove},
    };
}

}  // namespace shuofa
