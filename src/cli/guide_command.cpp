#include "cli/guide_command.h"

#include "base/text.h"
#include "cli/console.h"
#include "cli/equipment.h"
#include "domain/guide/guide.h"
#include "views/guide_view.h"

namespace shuofa {
namespace {

void print_topic(const GuideTopicView& topic, Console& console) {
    console.print(topic.question);
    console.print("");
    console.print(topic.answer);
    for (const std::string& article : topic.articles)
        console.print("  " + article);
    if (topic.command) console.print("  → shuofa " + *topic.command);
}

Result<int> run(const Arguments& arguments, Equipment& equipment, Console& console) {
    const Guide& guide = *TRY(equipment.library().guide());
    const GuideView view = guide_view(guide, join(arguments.all("WORDS"), " "), console.language());
    if (console.wants_json()) {
        console.print_json(to_json(view));
        return exit_done;
    }
    if (view.topics.size() == 1) {
        print_topic(view.topics.front(), console);
        return exit_done;
    }
    for (const GuideTopicView& topic : view.topics)
        console.print(topic.id + "  " + topic.question);
    if (view.topics.empty()) {
        console.print(console.say({"没有找到。不带词语可看全部问题。",
                                   "Nothing found. Without words all questions are listed."}));
    }
    return exit_done;
}

}  // namespace

std::vector<Command> guide_commands() {
    return {{.path = "guide",
             .summary = {"维权问答：每个问题一段话，并指向能办它的地方",
                         "Questions and short answers, each with the place that does it"},
             .arguments = {{.name = "WORDS",
                            .count = ArgumentSpec::Count::Any,
                            .help = {"要找的词，或问题编号", "Words to find, or a topic"}}},
             .run = run}};
}

}  // namespace shuofa
