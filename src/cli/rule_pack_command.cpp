#include "cli/rule_pack_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "views/rule_packs_view.h"
#include "workflows/keep_rule_packs.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace shuofa {
namespace {

namespace fs = std::filesystem;

constexpr ErrorReason rule_pack_file_unreadable{
    "rule_pack_file_unreadable", ErrorCode::NotFound, "打不开这个规则包，请检查路径。",
    "This pack of rules cannot be opened: check the path."};
constexpr ErrorReason rule_pack_file_unwritable{
    "rule_pack_file_unwritable", ErrorCode::Unavailable, "写不了这个文件，请换一个位置。",
    "The file cannot be written: choose another place."};

// A pack is a few pages; more is no pack.
constexpr std::uintmax_t most_bytes = 4u << 20;
constexpr std::size_t most_files = 1000;

Result<std::string> read_file(const fs::path& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error || size > most_bytes) return fail(rule_pack_file_unreadable, {}, path.string());
    std::ifstream stream{path, std::ios::binary};
    if (!stream) return fail(rule_pack_file_unreadable, {}, path.string());
    return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

// The YAML files in a folder, named from there.
Result<std::vector<PackFile>> files_in(const fs::path& folder) {
    std::vector<PackFile> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator{folder, error}) {
        if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
        if (files.size() == most_files) return fail(rule_pack_file_unreadable, "too many files");
        files.push_back(
            {fs::relative(entry.path(), folder).generic_string(), TRY(read_file(entry.path()))});
    }
    if (error) return fail(rule_pack_file_unreadable, error.message(), folder.string());
    return files;
}

Phrase state_words(const RulePackView& pack) {
    if (pack.fault) return {"有错，未使用", "wrong, left out"};
    if (!pack.on) return {"已关闭", "off"};
    if (pack.expired) return {"已过期", "expired"};
    return {"使用中", "on"};
}

void print(const RulePackView& pack, Console& console) {
    console.print(fmt::format("{}  {}  {}  [{}]  {} {}", pack.id, pack.version,
                              console.say(pack.title), console.say(state_words(pack)), pack.rules,
                              console.say({"条规则", "rules"})));
    console.print("    " + console.say(pack.note));
    if (pack.expires_on) {
        console.print(fmt::format("    {} {}", console.say({"有效到", "good until"}),
                                  day_text(*pack.expires_on)));
    }
    if (!pack.signer.empty())
        console.print(fmt::format("    {} {}", console.say({"签名", "signed by"}), pack.signer));
    if (pack.fault) console.print("    " + *pack.fault);
}

Result<int> show(Equipment& equipment, Console& console) {
    const RulePackListView view =
        view_packs(*TRY(equipment.library().rules()), equipment.clock().today());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const RulePackView& pack : view.packs)
        print(pack, console);
    console.print(
        fmt::format("{} {}", console.say({"规则版本", "rules version"}), view.rules_version));
    return exit_done;
}

Result<int> packs(const Arguments&, Equipment& equipment, Console& console) {
    return show(equipment, console);
}

class Needs {
public:
    static Result<Needs> of(Equipment& equipment) {
        return Needs{*TRY(equipment.database()), equipment};
    }
    RulePackNeeds get() const {
        return {database_, vault_, equipment_.library(), equipment_.clock()};
    }

private:
    Needs(sql::Database& database, Equipment& equipment)
        : database_{database}, vault_{equipment.vault()}, equipment_{equipment} {}
    sql::Database& database_;
    VaultId vault_;
    Equipment& equipment_;
};

Result<int> show_one(std::string_view id, Equipment& equipment, Console& console) {
    const RuleBook& rules = *TRY(equipment.library().rules());
    const RulePack* pack = rules.find_pack(id);
    if (pack == nullptr) return fail(rule_pack_not_found, std::string{id}, "ID");
    const RulePackView view = to_view(*pack, rules, equipment.clock().today());
    if (console.wants_json()) {
        console.print_json(to_json(view));
    } else {
        print(view, console);
    }
    return exit_done;
}

Result<int> add(const Arguments& arguments, Equipment& equipment, Console& console) {
    const std::string file = TRY(read_file(arguments.one("FILE")));
    const Needs needs = TRY(Needs::of(equipment));
    const RulePack added =
        TRY(add_rule_pack(needs.get(), file, arguments.maybe("--trust-key").value_or("")));
    return show_one(added.id, equipment, console);
}

Result<int> remove(const Arguments& arguments, Equipment& equipment, Console& console) {
    const Needs needs = TRY(Needs::of(equipment));
    TRY(remove_rule_pack(needs.get(), arguments.one("ID")));
    return show(equipment, console);
}

Result<int> switch_to(RulePackSwitch to, const Arguments& arguments, Equipment& equipment,
                      Console& console) {
    const Needs needs = TRY(Needs::of(equipment));
    TRY(switch_rule_pack(needs.get(), arguments.one("ID"), to));
    return show_one(arguments.one("ID"), equipment, console);
}

Result<int> on(const Arguments& arguments, Equipment& equipment, Console& console) {
    return switch_to(RulePackSwitch::On, arguments, equipment, console);
}

Result<int> off(const Arguments& arguments, Equipment& equipment, Console& console) {
    return switch_to(RulePackSwitch::Off, arguments, equipment, console);
}

Result<int> sign_folder(const Arguments& arguments, Equipment& equipment, Console& console) {
    const auto files = TRY(files_in(arguments.one("DIR")));
    const Needs needs = TRY(Needs::of(equipment));
    const std::string sealed = TRY(sign_rule_pack(needs.get(), files));
    const std::string& out = arguments.one("--out");
    std::ofstream stream{out, std::ios::binary};
    stream << sealed << std::flush;
    if (!stream) return fail(rule_pack_file_unwritable, {}, out);
    const std::string signer = TRY(open_rule_pack(sealed)).signer;
    if (console.wants_json()) {
        console.print_json(
            boost::json::serialize(boost::json::object{{"file", out}, {"signer", signer}}));
    }
    console.print(out);
    console.print(fmt::format("{} {}", console.say({"公钥", "public key"}), signer));
    return exit_done;
}

Result<int> check(const Arguments& arguments, Equipment& equipment, Console& console) {
    const fs::path path{arguments.one("PATH")};
    std::error_code error;
    VaultRulePack pack;
    if (fs::is_directory(path, error)) {
        pack.files = TRY(files_in(path));
    } else {
        pack = TRY(open_rule_pack(TRY(read_file(path))));
    }
    const std::string signer = pack.signer;
    const CheckedRulePack checked = TRY(check_rule_pack(equipment.library(), std::move(pack)));
    if (console.wants_json()) {
        boost::json::array failures;
        for (const std::string& failure : checked.tests.failures)
            failures.emplace_back(failure);
        console.print_json(boost::json::serialize(boost::json::object{
            {"id", checked.pack.id},
            {"version", checked.pack.version},
            {"signer", signer},
            {"rules", checked.rules},
            {"tests", boost::json::object{{"passed", checked.tests.rules.passed},
                                          {"failed", checked.tests.rules.failed}}},
            {"failures", failures}}));
    }
    for (const std::string& failure : checked.tests.failures)
        console.print(failure);
    console.print(
        fmt::format(fmt::runtime(console.say({"{} {}：{} 条规则，测试通过 {}，失败 {}。",
                                              "{} {}: {} rules, {} tests passed, {} failed."})),
                    checked.pack.id, checked.pack.version, checked.rules,
                    checked.tests.rules.passed, checked.tests.rules.failed));
    if (!signer.empty())
        console.print(fmt::format("{} {}", console.say({"签名", "signed by"}), signer));
    return checked.tests.failures.empty() ? exit_done : exit_answer_is_no;
}

}  // namespace

std::vector<Command> rule_pack_commands() {
    const ArgumentSpec id{.name = "ID", .help = {"规则包编号", "Id of the pack"}};
    return {
        {.path = "rules packs",
         .summary = {"规则包：有哪些、是否使用、是否过期",
                     "the packs of rules: which, on or off, expired or not"},
         .run = packs},
        {.path = "rules pack add",
         .summary = {"把签名的规则包放进数据文件夹", "put a signed pack of rules into the vault"},
         .arguments = {{.name = "FILE", .help = {"规则包文件", "The pack"}}},
         .options = {{.name = "--trust-key",
                      .value_name = "KEY",
                      .help = {"信任这个公钥的签名", "Trust what is signed with this key"}}},
         .run = add},
        {.path = "rules pack remove",
         .summary = {"删除数据文件夹里的规则包", "remove a pack from the vault"},
         .arguments = {id},
         .run = remove},
        {.path = "rules pack on",
         .summary = {"使用一个规则包", "switch a pack on"},
         .arguments = {id},
         .run = on},
        {.path = "rules pack off",
         .summary = {"关闭一个规则包", "switch a pack off"},
         .arguments = {id},
         .run = off},
        {.path = "rules pack sign",
         .summary = {"检查一个文件夹里的规则包并签名", "check the pack in a folder and sign it"},
         .arguments = {{.name = "DIR", .help = {"规则包的文件夹", "Folder of the pack"}}},
         .options = {{.name = "--out",
                      .value_name = "FILE",
                      .help = {"写到这个文件（.shuofa-rules）", "File to write (.shuofa-rules)"},
                      .required = true}},
         .run = sign_folder},
        {.path = "rules pack check",
         .summary = {"检查规则包并运行它的测试", "check a pack and run its tests"},
         .arguments = {{.name = "PATH", .help = {"规则包文件或文件夹", "The pack, or its folder"}}},
         .run = check},
    };
}

}  // namespace shuofa
