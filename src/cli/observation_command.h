#pragma once

#include "base/result.h"
#include "cli/command.h"
#include "domain/channels/directory.h"

#include <memory>
#include <vector>

namespace shuofa {

class Equipment;

// channel seen, called, observations, forget; pack export, import, list, compare, trust, remove.
std::vector<Command> observation_commands();

// The directory as this vault sees it: with its observations and packs, if there are any.  Does not
// create a vault.
class DirectoryOfVault {
public:
    static Result<DirectoryOfVault> open(Equipment& equipment);

    const Directory& operator*() const { return observed_ ? *observed_ : *shipped_; }

private:
    const Directory* shipped_ = nullptr;
    std::unique_ptr<Directory> observed_;
};

}  // namespace shuofa
