#include "cli/rule_pack_command.h"

#include "cli/console.h"
#include "cli/equipment.h"
#include "views/rule_packs_view.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

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

}  // namespace

std::vector<Command> rule_pack_commands() {
    return {
        {.path = "rules packs",
         .summary = {"规则包：有哪些、是否使用、是否过期",
                     "the packs of rules: which, on or off, expired or not"},
         .run = packs},
    };
}

}  // namespace shuofa
