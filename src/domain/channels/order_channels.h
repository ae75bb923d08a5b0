#pragma once

#include "domain/channels/choose_channels.h"
#include "domain/orders/order.h"

#include <string_view>

namespace shuofa {

// The directory's id of the platform that a bill names; empty for Unknown.
std::string_view entity_of(Platform platform);

// The doors that an order may need: its platform, whoever took the money, the courier, and the
// offices that stand behind them.
ChannelWish channel_wish_for(const Order& order);

// The same when nothing is known of the order.
ChannelWish channel_wish_without_order();

}  // namespace shuofa
