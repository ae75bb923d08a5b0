#include "cli/excuse_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/cases/match_excuse.h"
#include "views/excuses_view.h"

#include <fmt/format.h>

namespace shuofa {
namespace {

void print_excuse(const ExcuseView& excuse, Console& console) {
    console.print(fmt::format("{}  ({})", excuse.says, excuse.id));
    console.print("  → " + excuse.reply);
    for (const ExcuseBasisView& basis : excuse.basis) {
        console.print(fmt::format("     《{}》{}", basis.law, basis.article));
    }
    if (console.language() == Language::English) console.print("     " + excuse.explained);
}

Result<int> answer(const Arguments& arguments, Equipment& equipment, Console& console) {
    const PaperTemplates* templates = TRY(equipment.library().templates());
    const std::string sentence = join(arguments.all("SENTENCE"), " ");
    const ExcusesView view =
        excuses_view(match_excuses(templates->excuses(), sentence), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    for (const ExcuseView& excuse : view.excuses) {
        print_excuse(excuse, console);
    }
    if (view.excuses.empty()) {
        console.print(console.say({"没有收录这种说法。把它原样记进案件，再决定下一步。",
                                   "No such sentence is known. Note it in the case as it is."}));
    }
    return exit_done;
}

}  // namespace

std::vector<Command> excuse_commands() {
    return {{.path = "excuse",
             .summary = {"对方这样说，可以怎样回", "What they say, and the lawful answer"},
             .arguments = {{"SENTENCE",
                            ArgumentSpec::Count::Any,
                            {"对方的话；不写就全部列出", "Their sentence; all without it"}}},
             .run = answer}};
}

}  // namespace shuofa
