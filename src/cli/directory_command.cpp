#include "cli/directory_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "storage/directory_update_store.h"
#include "views/directory_updates_view.h"
#include "workflows/update_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace shuofa {
namespace {

constexpr ErrorReason update_file_unreadable{
    "update_file_unreadable", ErrorCode::InvalidInput, "打不开这个文件或文件夹，请核对名称。",
    "The file or folder cannot be opened: check its name."};
constexpr ErrorReason update_file_unwritable{"update_file_unwritable", ErrorCode::Unavailable,
                                             "写不了这个文件，请换一个位置。",
                                             "The file cannot be written: choose another place."};

Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) return fail(update_file_unreadable, {}, path.string());
    return content.str();
}

Phrase change_words(std::string_view kind) {
    if (kind == "entity_added") return {"新机构", "new entity"};
    if (kind == "entity_removed") return {"去掉机构", "entity removed"};
    if (kind == "value_added") return {"新增", "added"};
    if (kind == "value_removed") return {"去掉", "removed"};
    return {"有改动", "changed"};
}

void print_read(const ReadUpdateView& view, Console& console) {
    const bool zh = console.language() == Language::Chinese;
    console.print(fmt::format("{}  {}  {}", view.update.name, view.update.edition,
                              view.update.kind == "replacement"
                                  ? console.say({"整本替换", "replaces all"})
                                  : console.say({"补充", "extension"})));
    console.print(console.say({"签名公钥 ", "signed by "}) + view.update.public_key);
    if (!view.signer_known) {
        console.print(console.say(
            {"第一次见到这个签名者。请先从别的途径核对公钥，再采用。",
             "This signer is new here. Compare the key by another way before taking it in."}));
    }
    for (const DirectoryChangeView& change : view.changes) {
        console.print(fmt::format("  {}  {}  {}", console.say(change_words(change.kind)),
                                  zh ? change.name_zh : change.name_en, change.value));
    }
    if (view.changes.empty()) console.print(console.say({"没有改动。", "Nothing changes."}));
    for (const std::string& fault : view.faults)
        console.print("  ✗ " + fault);
    if (view.taken) {
        console.print(fmt::format("{} {}", console.say({"已采用", "taken in as"}), view.update.id));
    }
}

Result<int> look_at(const Arguments& arguments, Equipment& equipment, Console& console,
                    Result<ReadUpdate> (*act)(const UpdatingNeeds&, std::string_view, Day)) {
    const std::string file = TRY(read_file(arguments.one("FILE")));
    const VaultId vault = equipment.vault();
    const UpdatingNeeds needs{*TRY(equipment.database()), vault, equipment.library(),
                              equipment.ids()};
    const ReadUpdateView view = to_view(TRY(act(needs, file, equipment.clock().today())));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_read(view, console);
    }
    return view.faults.empty() ? exit_done : exit_answer_is_no;
}

Result<int> compare(const Arguments& arguments, Equipment& equipment, Console& console) {
    return look_at(arguments, equipment, console, &read_directory_update);
}

Result<int> apply(const Arguments& arguments, Equipment& equipment, Console& console) {
    return look_at(arguments, equipment, console, &take_directory_update);
}

Result<int> show_updates(Equipment& equipment, Console& console) {
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    const DirectoryUpdatesView view = TRY(database.read([&](sql::Transaction& transaction) {
        return directory_updates_view(transaction, vault, equipment.library());
    }));
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    console.print(fmt::format("{} {} · {}", console.say({"目录版本", "edition"}), view.edition,
                              view.entities));
    for (const DirectoryUpdateView& update : view.updates) {
        console.print(fmt::format("  {}  {}  {}  {}  {}", update.id, update.name, update.edition,
                                  update.kind, update.public_key.substr(0, 16)));
    }
    return exit_done;
}

Result<int> list(const Arguments&, Equipment& equipment, Console& console) {
    return show_updates(equipment, console);
}

Result<int> remove(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto id = DirectoryUpdateId::parse(arguments.one("ID"));
    if (!id) return fail(directory_update_not_found, arguments.one("ID"), "ID");
    const VaultId vault = equipment.vault();
    sql::Database& database = *TRY(equipment.database());
    TRY(database.write([&](sql::Transaction& transaction) -> Result<void> {
        return DirectoryUpdateStore(transaction, vault).remove(*id);
    }));
    return show_updates(equipment, console);
}

Result<std::vector<UpdateToMake::File>> files_of(const std::filesystem::path& folder) {
    std::vector<UpdateToMake::File> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder, error}) {
        if (entry.path().extension() != ".yaml") continue;
        files.push_back({entry.path().filename().string(), TRY(read_file(entry.path()))});
    }
    if (error) return fail(update_file_unreadable, error.message(), folder.string());
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

Result<int> sign(const Arguments& arguments, Equipment& equipment, Console& console) {
    const VaultId vault = equipment.vault();
    const UpdatingNeeds needs{*TRY(equipment.database()), vault, equipment.library(),
                              equipment.ids()};
    const Day today = equipment.clock().today();
    const UpdateToMake wanted{
        .name = arguments.maybe("--name").value_or(""),
        .edition = arguments.maybe("--edition").value_or(day_text(today)),
        .kind = arguments.has("--replace") ? UpdateKind::Replacement : UpdateKind::Extension,
        .removed =
            arguments.has("--remove") ? arguments.all("--remove") : std::vector<std::string>{},
        .files = TRY(files_of(arguments.one("FOLDER")))};
    const std::string made = TRY(make_directory_update(needs, wanted, today));
    const std::string& path = arguments.one("FILE");
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << made;
    file.close();
    if (!file) return fail(update_file_unwritable, {}, path);
    const ReadUpdateView view = to_view(TRY(read_directory_update(needs, made, today)));
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print_read(view, console);
    }
    return exit_done;
}

}  // namespace

std::vector<Command> directory_commands() {
    const ArgumentSpec file{.name = "FILE", .help = {"目录更新文件", "The update"}};
    return {
        {.path = "directory list",
         .summary = {"目录版本和采用过的更新", "The edition in use and the updates taken in"},
         .run = list},
        {.path = "directory compare",
         .summary = {"先看一份目录更新会改什么，不采用",
                     "Show what an update would change, without taking it in"},
         .arguments = {file},
         .run = compare},
        {.path = "directory apply",
         .summary = {"验签、检查并采用一份目录更新",
                     "Check signature and content of an update, and take it in"},
         .arguments = {file},
         .run = apply},
        {.path = "directory remove",
         .summary = {"撤下一份目录更新", "Take an update out again"},
         .arguments = {{.name = "ID", .help = {"更新编号", "Id of the update"}}},
         .run = remove},
        {.path = "directory sign",
         .summary = {"把一个文件夹的机构文件做成签名的目录更新",
                     "Make a signed update of a folder of entity files"},
         .arguments = {{.name = "FOLDER", .help = {"机构文件的文件夹", "Folder of entity files"}},
                       {.name = "FILE", .help = {"写到这个文件", "The file to write"}}},
         .options = {{.name = "--name", .value_name = "NAME", .help = {"名称", "A name"}},
                     {.name = "--edition",
                      .value_name = "DAY",
                      .help = {"版本，默认今天", "Edition, today unless said"}},
                     {.name = "--replace",
                      .help = {"整本替换，而不是补充", "Replace the whole directory"}},
                     {.name = "--remove",
                      .value_name = "ID",
                      .help = {"去掉这个机构", "Take this entity away"}}},
         .run = sign},
    };
}

}  // namespace shuofa
