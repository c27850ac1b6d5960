import { ROOMS, type Room } from './place.ts'

export const ROOM_NAMES: Readonly<Record<Room, string>> = {
  overview: 'Overview',
  standing: 'Standing',
  acts: 'Acts',
  review: 'Review',
  sources: 'Sources',
  search: 'Search',
}

/** The way from room to room. */
export function Rooms({ current, enter }: { current: Room; enter: (room: Room) => void }) {
  return (
    <nav aria-label="Rooms">
      {ROOMS.filter((room) => room !== 'search').map((room) => (
        <button
          key={room}
          type="button"
          aria-current={room === current ? 'page' : undefined}
          onClick={() => enter(room)}
        >
          {ROOM_NAMES[room]}
        </button>
      ))}
    </nav>
  )
}
