#include "cli/case_command.h"
#include "cli/channel_command.h"
#include "cli/command.h"
#include "cli/directory_command.h"
#include "cli/excuse_command.h"
#include "cli/guide_command.h"
#include "cli/import_command.h"
#include "cli/law_command.h"
#include "cli/link_command.h"
#include "cli/observation_command.h"
#include "cli/orders_command.h"
#include "cli/page_command.h"
#include "cli/paper_command.h"
#include "cli/radar_command.h"
#include "cli/register_command.h"
#include "cli/rule_pack_command.h"
#include "cli/vet_command.h"

#include <iterator>

namespace shuofa {

// One line for each file of commands.
std::vector<Command> all_commands() {
    std::vector<Command> all;
    const auto add = [&](std::vector<Command> commands) {
        all.insert(all.end(), std::make_move_iterator(commands.begin()),
                   std::make_move_iterator(commands.end()));
    };
    add(import_commands());
    add(orders_commands());
    add(register_commands());
    add(link_commands());
    add(paper_commands());
    add(case_commands());
    add(radar_commands());
    add(channel_commands());
    add(observation_commands());
    add(directory_commands());
    add(excuse_commands());
    add(vet_commands());
    add(page_commands());
    add(guide_commands());
    add(law_commands());
    add(rule_pack_commands());
    return all;
}

}  // namespace shuofa
