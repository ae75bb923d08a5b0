#include "cli/observation_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "storage/observation_store.h"
#include "views/observations_view.h"
#include "workflows/keep_pages.h"
#include "workflows/observe_channels.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

constexpr ErrorReason pack_file_unreadable{"pack_file_unreadable", ErrorCode::InvalidInput,
                                           "打不开这个文件，请核对文件名。",
                                           "The file cannot be opened: check its name."};
constexpr ErrorReason pack_file_unwritable{"pack_file_unwritable", ErrorCode::Unavailable,
                                           "写不了这个文件，请换一个位置。",
                                           "The file cannot be written: choose another place."};
constexpr ErrorReason call_result_unknown{"call_result_unknown", ErrorCode::InvalidInput,
                                          "请写 right、wrong 或 no_answer。",
                                          "Say right, wrong or no_answer."};
constexpr ErrorReason trust_unknown{"trust_unknown", ErrorCode::InvalidInput,
                                    "请写 counts 或 only_shown。", "Say counts or only_shown."};

struct Everything {
    std::vector<OwnObservation> observations;
    std::vector<ObservationPack> packs;
};

Result<Everything> read_everything(Equipment& equipment) {
    sql::Database& database = *TRY(equipment.database());
    return database.read([&](sql::Transaction& transaction) -> Result<Everything> {
        const ObservationStore store{transaction, equipment.vault()};
        return Everything{TRY(store.list()), TRY(store.packs())};
    });
}

Result<ObservationPackId> pack_id(const std::string& text) {
    const auto id = ObservationPackId::parse(text);
    if (!id) return fail(pack_not_found, text, "ID");
    return *id;
}

// The page that --page names, kept as proof.
Result<std::string> keep_proof(const Arguments& arguments, const Directory& directory,
                               Equipment& equipment) {
    const std::filesystem::path file = *arguments.maybe("--page");
    const Entity* entity = directory.find_entity(arguments.one("ENTITY"));
    if (!entity) entity = directory.entity_named(arguments.one("ENTITY"));
    if (!entity) return fail(observed_entity_unknown, {}, "ENTITY");
    const VaultId vault = equipment.vault();
    const KeepingNeeds needs{*TRY(equipment.database()), *TRY(equipment.blobs()), equipment.ids(),
                             vault};
    const KeptPage page = TRY(keep_page(needs,
                                        {.shop = entity->name_zh,
                                         .file = file,
                                         .file_name = file.filename(),
                                         .kind = PageKind::Contact,
                                         .address = arguments.maybe("--address").value_or("")},
                                        equipment.clock().now()));
    return page.id.text();
}

void print_observation(const OwnObservationView& view, Console& console) {
    console.print(fmt::format("{}  {}  {}  {}", view.id, view.name_zh, view.value, view.kind));
    if (!view.proof_prints) return;
    console.print(*view.proof_prints
                      ? console.say({"  保存的页面里印着它", "  the kept page prints it"})
                      : console.say({"  保存的页面里没有找到它，请再看一眼",
                                     "  the kept page does not print it: look again"}));
}

Result<int> observe(const Arguments& arguments, ToObserve seen, Equipment& equipment,
                    Console& console) {
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = opened.without_observations();
    const VaultId vault = equipment.vault();
    if (arguments.maybe("--page")) seen.proof = TRY(keep_proof(arguments, directory, equipment));
    sql::Database& database = *TRY(equipment.database());
    const ObservingNeeds needs{database, vault, directory, equipment.ids()};
    OwnObservationView view =
        to_view(TRY(observe_channel(needs, seen, equipment.clock().today())), directory);
    if (!seen.proof.empty()) {
        const BlobStore& blobs = *TRY(equipment.blobs());
        view.proof_prints = TRY(database.read([&](sql::Transaction& transaction) {
            return proof_prints(transaction, vault, blobs, seen.proof, seen.value);
        }));
    }
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_observation(view, console);
    }
    return exit_done;
}

ToObserve observed(const Arguments& arguments, ObservationKind kind) {
    return {.entity = arguments.one("ENTITY"),
            .value = arguments.one("VALUE"),
            .kind = kind,
            .note = arguments.maybe("--note").value_or(""),
            .proof = arguments.maybe("--proof").value_or("")};
}

Result<int> seen(const Arguments& arguments, Equipment& equipment, Console& console) {
    return observe(arguments, observed(arguments, ObservationKind::OfficialPage), equipment,
                   console);
}

Result<int> called(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string& word = arguments.one("RESULT");
    const auto kind =
        enum_from_name<ObservationKind>(word == "no_answer" ? word : "called_" + word);
    if (!kind) return fail(call_result_unknown, word, "RESULT");
    return observe(arguments, observed(arguments, *kind), equipment, console);
}

Result<int> observations(const Arguments&, Equipment& equipment, Console& console) {
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const Directory& directory = opened.without_observations();
    const Everything all = TRY(read_everything(equipment));
    const ObservationsView view = observations_view(all.observations, all.packs, directory);
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const OwnObservationView& one : view.observations) {
        console.print(fmt::format("{}  {}  {}  {}  {}  {}", one.id, day_text(one.on), one.name_zh,
                                  one.value, one.kind, one.pack.value_or("")));
    }
    for (const PackView& pack : view.packs) {
        console.print(fmt::format("{}  {}  {}  {} · {}…", pack.id, pack.name, pack.trust,
                                  pack.observations, pack.public_key.substr(0, 16)));
    }
    return exit_done;
}

Result<int> forget(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string& text = arguments.one("ID");
    const auto id = OwnObservationId::parse(text);
    if (!id) return fail(observation_not_found, text, "ID");
    sql::Database& database = *TRY(equipment.database());
    TRY(database.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, equipment.vault()).remove(*id);
    }));
    return observations(arguments, equipment, console);
}

Result<int> export_file(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VaultId vault = equipment.vault();
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const ObservingNeeds needs{*TRY(equipment.database()), vault, opened.without_observations(),
                               equipment.ids()};
    const std::string pack = TRY(
        export_pack(needs, arguments.maybe("--name").value_or("说法"), equipment.clock().today()));
    const std::string& file = arguments.one("FILE");
    std::ofstream stream{file, std::ios::binary};
    stream << pack << std::flush;
    if (!stream) return fail(pack_file_unwritable, file, "FILE");
    if (console.wants_json()) console.print_json(pack);
    console.print(file);
    return exit_done;
}

Result<int> import_file(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string word = arguments.maybe("--trust").value_or("only_shown");
    const auto trust = enum_from_name<PackTrust>(word);
    if (!trust) return fail(trust_unknown, word, "--trust");
    const std::string& file = arguments.one("FILE");
    std::ifstream stream{file, std::ios::binary};
    std::ostringstream content;
    content << stream.rdbuf();
    if (!stream) return fail(pack_file_unreadable, file, "FILE");
    const VaultId vault = equipment.vault();
    const DirectoryInUse opened = TRY(directory_of_vault(equipment));
    const ObservingNeeds needs{*TRY(equipment.database()), vault, opened.without_observations(),
                               equipment.ids()};
    const PackView view =
        to_view(TRY(import_pack(needs, content.str(), *trust, equipment.clock().today())));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        console.print(fmt::format("{}  {}  {} · {} {}", view.id, view.name, view.trust,
                                  view.observations, console.say({"条", "observations"})));
    }
    return exit_done;
}

Result<int> trust(const Arguments& arguments, Equipment& equipment, Console& console) {
    const ObservationPackId id = TRY(pack_id(arguments.one("ID")));
    const auto wanted = enum_from_name<PackTrust>(arguments.one("TRUST"));
    if (!wanted) return fail(trust_unknown, arguments.one("TRUST"), "TRUST");
    sql::Database& database = *TRY(equipment.database());
    TRY(database.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, equipment.vault()).set_trust(id, *wanted);
    }));
    return observations(arguments, equipment, console);
}

Result<int> remove(const Arguments& arguments, Equipment& equipment, Console& console) {
    const ObservationPackId id = TRY(pack_id(arguments.one("ID")));
    sql::Database& database = *TRY(equipment.database());
    TRY(database.write([&](sql::Transaction& transaction) -> Result<void> {
        return ObservationStore(transaction, equipment.vault()).remove_pack(id);
    }));
    return observations(arguments, equipment, console);
}

Result<int> compare(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string first = TRY(pack_id(arguments.one("FIRST"))).text();
    std::string second;
    if (const auto text = arguments.maybe("SECOND")) second = TRY(pack_id(*text)).text();
    const PackComparisonView view =
        compare_packs_view(TRY(read_everything(equipment)).observations, first, second);
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const PackDifferenceView& one : view.differences) {
        console.print(fmt::format("{}  {}  {} | {}", one.entity, one.value, one.first.value_or("—"),
                                  one.second.value_or("—")));
    }
    console.print(fmt::format("{} {}", console.say({"相同", "the same"}), view.same));
    return exit_done;
}

}  // namespace

Result<DirectoryInUse> directory_of_vault(Equipment& equipment) {
    std::error_code error;
    if (!std::filesystem::exists(equipment.vault_folder(), error)) {
        return DirectoryInUse{*TRY(equipment.library().directory())};
    }
    sql::Database& database = *TRY(equipment.database());
    return database.read([&](sql::Transaction& transaction) {
        return directory_in_use(transaction, equipment.vault(), equipment.library());
    });
}

std::vector<Command> observation_commands() {
    const ArgumentSpec entity{.name = "ENTITY",
                              .help = {"机构编号或名称", "Entity, by id or name"}};
    const ArgumentSpec value{.name = "VALUE",
                             .help = {"电话、邮箱或网址", "Number, mailbox or address"}};
    const ArgumentSpec id{.name = "ID", .help = {"编号", "Id"}};
    const OptionSpec note{.name = "--note", .value_name = "TEXT", .help = {"说明", "A note"}};
    const OptionSpec proof{.name = "--proof",
                           .value_name = "EVIDENCE",
                           .help = {"保存的页面或证据的编号", "Id of a kept page or of evidence"}};
    const OptionSpec page{.name = "--page",
                          .value_name = "FILE",
                          .help = {"把存下的页面留作证明", "Keep this saved page as proof"}};
    const OptionSpec address{
        .name = "--address", .value_name = "URL", .help = {"页面的网址", "Address of the page"}};
    const OptionSpec trust_option{
        .name = "--trust",
        .value_name = "TRUST",
        .help = {"counts 参与判断，only_shown 只显示（默认）", "counts, or only_shown (default)"}};
    return {
        {.path = "channel seen",
         .summary = {"记下：今天在官方页面看到这个联系方式",
                     "Note that the official page shows this contact today"},
         .arguments = {entity, value},
         .options = {note, proof, page, address},
         .run = seen},
        {.path = "channel called",
         .summary = {"记下：拨打过，对方对不对", "Note that you called, and who answered"},
         .arguments = {entity,
                       value,
                       {.name = "RESULT",
                        .help = {"right、wrong 或 no_answer", "right, wrong or no_answer"}}},
         .options = {note, proof, page, address},
         .run = called},
        {.path = "channel observations",
         .summary = {"列出自己的核实记录和数据包", "List own observations and packs"},
         .run = observations},
        {.path = "channel forget",
         .summary = {"删除一条自己的核实记录", "Remove one of your own observations"},
         .arguments = {id},
         .run = forget},
        {.path = "pack export",
         .summary = {"把自己的核实记录导出为签名数据包",
                     "Export own observations as a signed pack"},
         .arguments = {{.name = "FILE", .help = {"写到这个文件", "The file to write"}}},
         .options = {{.name = "--name",
                      .value_name = "NAME",
                      .help = {"数据包名称", "Name of the pack"}}},
         .run = export_file},
        {.path = "pack import",
         .summary = {"导入别人的数据包，先验签名", "Import a pack after checking its signature"},
         .arguments = {{.name = "FILE", .help = {"数据包文件", "The pack"}}},
         .options = {trust_option},
         .run = import_file},
        {.path = "pack list", .summary = {"列出数据包", "List packs"}, .run = observations},
        {.path = "pack compare",
         .summary = {"比较两个数据包，或与自己的记录比较",
                     "Compare two packs, or one with your own"},
         .arguments = {{.name = "FIRST", .help = {"数据包编号", "Id of a pack"}},
                       {.name = "SECOND",
                        .count = ArgumentSpec::Count::Optional,
                        .help = {"另一个；不写则与自己的比较",
                                 "Another one; without it your own"}}},
         .run = compare},
        {.path = "pack trust",
         .summary = {"改变对数据包的信任", "Change the trust in a pack"},
         .arguments = {id,
                       {.name = "TRUST", .help = {"counts 或 only_shown", "counts or only_shown"}}},
         .run = trust},
        {.path = "pack remove",
         .summary = {"删除数据包及其记录", "Remove a pack with its observations"},
         .arguments = {id},
         .run = remove},
    };
}

}  // namespace shuofa
